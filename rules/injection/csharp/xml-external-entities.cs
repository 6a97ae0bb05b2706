using System.Xml;

class Documents
{
    XmlReaderSettings Open()
    {
        // ruleid: injection/xml-external-entities-csharp
        return new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
    }

    void Resolve(XmlDocument document)
    {
        // ruleid: injection/xml-external-entities-csharp
        document.XmlResolver = new XmlUrlResolver();
    }

    void Relax(XmlReaderSettings settings)
    {
        // ruleid: injection/xml-external-entities-csharp
        settings.DtdProcessing = DtdProcessing.Parse;
    }

    XmlReaderSettings Closed()
    {
        // ok: injection/xml-external-entities-csharp
        return new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
    }

    void ResolveNothing(XmlDocument document)
    {
        // ok: injection/xml-external-entities-csharp
        document.XmlResolver = null;
    }

    void Ignore(XmlReaderSettings settings)
    {
        // ok: injection/xml-external-entities-csharp
        settings.DtdProcessing = DtdProcessing.Ignore;
    }

    XmlDocument Default()
    {
        // ok: injection/xml-external-entities-csharp
        return new XmlDocument();
    }
}
