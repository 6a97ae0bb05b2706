using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using Newtonsoft.Json;

class States
{
    object Load(Stream stream)
    {
        // ruleid: injection/untrusted-object-deserialised-csharp
        return new BinaryFormatter().Deserialize(stream);
    }

    object LoadNamed(Stream stream)
    {
        var formatter = new BinaryFormatter();
        // ruleid: injection/untrusted-object-deserialised-csharp
        return formatter.Deserialize(stream);
    }

    object Parse(string text)
    {
        // ruleid: injection/untrusted-object-deserialised-csharp
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        return JsonConvert.DeserializeObject(text, settings);
    }

    object ParseWell(string text)
    {
        // ok: injection/untrusted-object-deserialised-csharp
        return JsonConvert.DeserializeObject<State>(text);
    }

    object ParseNone(string text)
    {
        // ok: injection/untrusted-object-deserialised-csharp
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
        return JsonConvert.DeserializeObject(text, settings);
    }

    object ParseNew(string text)
    {
        // ok: injection/untrusted-object-deserialised-csharp
        return System.Text.Json.JsonSerializer.Deserialize<State>(text);
    }

    object Xml(XmlSerializer serializer, Stream stream)
    {
        // ok: injection/untrusted-object-deserialised-csharp
        return serializer.Deserialize(stream);
    }
}
