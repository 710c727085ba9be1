package cn.icpfiling.sandbox.authority;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/** A zip with one GBK document. The same document and time give the same bytes and the same digest. */
final class ZippedXml {

    private ZippedXml() {}

    static byte[] of(String fileName, Instant made, XmlElement document) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(fileName + ".xml");
            entry.setTime(made.toEpochMilli());
            zip.putNextEntry(entry);
            var writer = Xml.writer(zip);
            writer.writeStartDocument(Xml.GBK.name(), "1.0");
            Xml.write(writer, document);
            writer.writeEndDocument();
            writer.flush();
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(Xml.unreadable(e));
        }
        return bytes.toByteArray();
    }
}
