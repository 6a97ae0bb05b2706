import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;

class Documents {
    void open(DocumentBuilderFactory factory) throws Exception {
        // ruleid: injection/xml-external-entities-java
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
        // ruleid: injection/xml-external-entities-java
        factory.setFeature("http://xml.org/sax/features/external-general-entities", true);
        // ruleid: injection/xml-external-entities-java
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
    }

    void stream(XMLInputFactory factory) {
        // ruleid: injection/xml-external-entities-java
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, true);
    }

    void close(DocumentBuilderFactory factory) throws Exception {
        // ok: injection/xml-external-entities-java
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: injection/xml-external-entities-java
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        // ok: injection/xml-external-entities-java
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    }

    void streamWell(XMLInputFactory factory) {
        // ok: injection/xml-external-entities-java
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }
}
