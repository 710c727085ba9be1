package cn.icpfiling.sandbox.authority;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an upload's zip file record by record. */
final class UploadFile {

    static final int MOST_RECORDS = 1000;
    private static final long LARGEST_UNZIPPED = 256L * 1024 * 1024;

    private final Payload payload;
    private final String fileName;
    private final long sequence;

    UploadFile(Payload payload, String fileName, long sequence) {
        this.payload = payload;
        this.fileName = fileName;
        this.sequence = sequence;
    }

    /** Returns the number of records. Refuses a whole file that is unreadable or has too many records. */
    int forEachRecord(BiConsumer<UploadGroup, XmlElement> taker) {
        try (var zip = new ZipInputStream(payload.open(), Xml.GBK)) {
            var entry = zip.getNextEntry();
            if (entry == null || !entry.getName().equals(fileName + ".xml")) {
                throw new IspRefusal(IspCode.UNREADABLE, "压缩包中应有且仅有 " + fileName + ".xml");
            }
            var records = read(Xml.reader(new Bounded(zip)), taker);
            if (zip.getNextEntry() != null) {
                throw new IspRefusal(IspCode.UNREADABLE, "压缩包中多于一个文件");
            }
            return records;
        } catch (IOException | XMLStreamException e) {
            throw new IspRefusal(IspCode.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private int read(XMLStreamReader reader, BiConsumer<UploadGroup, XmlElement> taker) throws XMLStreamException {
        start(reader, "UploadData");
        start(reader, "DataSequence");
        var inside = Xml.element(reader).text().strip();
        if (!inside.equals(Long.toString(sequence))) {
            throw new IspRefusal(IspCode.UNREADABLE, "文件内序号 " + inside + " 与参数 " + sequence + " 不一致");
        }
        start(reader, "Groups");
        var records = 0;
        while (Xml.nextChild(reader)) {
            var name = reader.getLocalName();
            var group =
                    UploadGroup.named(name).orElseThrow(() -> new IspRefusal(IspCode.UNREADABLE, "不支持的数据组 " + name));
            while (Xml.nextChild(reader)) {
                Xml.expect(reader, "Record");
                if (++records > MOST_RECORDS) {
                    throw new IspRefusal(IspCode.OVER_LIMIT, "单个文件不得超过 " + MOST_RECORDS + " 条记录");
                }
                taker.accept(group, Xml.element(reader));
            }
        }
        // reads to the end, to detect a file that is cut off after its groups
        while (reader.hasNext()) {
            Xml.next(reader);
        }
        return records;
    }

    private static void start(XMLStreamReader reader, String name) throws XMLStreamException {
        if (!Xml.nextChild(reader)) {
            throw new XMLStreamException("expected " + name);
        }
        Xml.expect(reader, name);
    }

    /** A small zip can contain a large file. Stops reading at a size that no valid upload reaches. */
    private static final class Bounded extends FilterInputStream {

        private long left = LARGEST_UNZIPPED;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new IspRefusal(IspCode.OVER_LIMIT, "解压后文件过大");
            }
        }

        @Override
        public void close() {
            // the zip continues after its entry
        }
    }
}
