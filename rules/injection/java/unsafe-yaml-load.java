import java.beans.XMLDecoder;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Loader {
    Object load(String text) {
        // ruleid: injection/unsafe-yaml-load-java
        return new Yaml(new Constructor()).load(text);
    }

    Object loadNamed(String text) {
        Yaml yaml = new Yaml(new Constructor(Object.class));
        // ruleid: injection/unsafe-yaml-load-java
        return yaml.load(text);
    }

    Object decode(java.io.InputStream stream) {
        XMLDecoder decoder = new XMLDecoder(stream);
        // ruleid: injection/unsafe-yaml-load-java
        return decoder.readObject();
    }

    void typed(ObjectMapper mapper) {
        // ruleid: injection/unsafe-yaml-load-java
        mapper.enableDefaultTyping();
    }

    Object loadWell(String text) {
        // ok: injection/unsafe-yaml-load-java
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    Object loadNamedWell(String text) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        // ok: injection/unsafe-yaml-load-java
        return yaml.load(text);
    }

    Object properties(java.util.Properties properties, java.io.InputStream stream) throws Exception {
        // ok: injection/unsafe-yaml-load-java
        properties.load(stream);
        return properties;
    }

    Object json(ObjectMapper mapper, String text) throws Exception {
        // ok: injection/unsafe-yaml-load-java
        return mapper.readValue(text, Settings.class);
    }
}
