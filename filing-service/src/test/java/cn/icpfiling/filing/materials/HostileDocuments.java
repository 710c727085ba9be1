package cn.icpfiling.filing.materials;

import static cn.icpfiling.filing.materials.HostilePictures.PLANTED;
import static cn.icpfiling.filing.materials.HostilePictures.deflated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Documents as attackers make them, object by object: a library would refuse to write most of them. */
final class HostileDocuments {

    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]%s>>";

    private HostileDocuments() {}

    /** One page with an entry more, and objects from number 4 on. */
    static byte[] pageWith(String entry, String... objects) {
        return document("<</Type/Catalog/Pages 2 0 R>>", entry, objects);
    }

    static byte[] catalogWith(String entry, String... objects) {
        return document("<</Type/Catalog/Pages 2 0 R" + entry + ">>", "", objects);
    }

    static String stream(String dictionary, byte[] content) {
        return "<<" + dictionary + "/Length " + content.length + ">>\nstream\n"
                + new String(content, StandardCharsets.ISO_8859_1) + "\nendstream";
    }

    /** What is drawn on the page hangs in the page tree, as many programs write it. */
    static byte[] inheriting() {
        return assembled(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]/Resources<</Font<</F1 4 0 R>>>>>>",
                "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                stream("", "BT /F1 12 Tf 20 20 Td (what is to be read) Tj ET".getBytes(StandardCharsets.US_ASCII))));
    }

    /** The page lies in an object stream that unfolds to so many bytes, packed once or twice. */
    static byte[] bomb(int bytes, boolean twice) {
        var index = "3 0 ".getBytes(StandardCharsets.US_ASCII);
        var page = String.format(Locale.ROOT, PAGE, "").getBytes(StandardCharsets.US_ASCII);
        var start = HostilePictures.joined(index, page);
        var packed = twice ? packed(packed(start, bytes), 0) : packed(start, bytes);
        var filter = twice ? "[/FlateDecode/FlateDecode]" : "/FlateDecode";
        var out = new Writing();
        out.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        out.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        out.object(4, stream("/Type/ObjStm/N 1/First " + index.length + "/Filter" + filter, packed));
        return out.endedByStream(5);
    }

    static byte[] pages(int count) {
        return library(document -> {
            for (var i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
        });
    }

    static byte[] locked() {
        return library(document -> {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        });
    }

    static byte[] pageTreeInACircle() {
        return assembled(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[2 0 R]/Count 1>>",
                String.format(Locale.ROOT, PAGE, "")));
    }

    static byte[] deeplyNested(int depth) {
        return pageWith("/Contents " + "[".repeat(depth) + "]".repeat(depth));
    }

    static byte[] xrefInACircle() {
        var text = new String(pageWith(""), StandardCharsets.ISO_8859_1);
        var xref = text.substring(text.indexOf("startxref") + 10, text.lastIndexOf('\n', text.length() - 6))
                .trim();
        return text.replace("/Root 1 0 R", "/Root 1 0 R/Prev " + xref).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] runningDocument() {
        return catalogWith(
                "/OpenAction<</S/JavaScript/JS(app.alert\\('" + PLANTED + "'\\))>>/AcroForm<</XFA(" + PLANTED + ")>>"
                        + "/Names<</EmbeddedFiles<</Names[(x) 4 0 R]>>>>",
                "<</Type/Filespec/F(x.exe)/EF<</F 5 0 R>>>>",
                stream("/Type/EmbeddedFile", PLANTED.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] document(String catalog, String entry, String... objects) {
        var all = new ArrayList<String>();
        all.add(catalog);
        all.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        all.add(String.format(Locale.ROOT, PAGE, entry));
        all.addAll(List.of(objects));
        return assembled(all);
    }

    private static byte[] assembled(List<String> objects) {
        var out = new Writing();
        for (var i = 0; i < objects.size(); i++) {
            out.object(i + 1, objects.get(i));
        }
        return out.ended();
    }

    private interface Content {
        void of(PDDocument document) throws IOException;
    }

    private static byte[] library(Content content) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            content.of(document);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A start and so many blanks behind it. */
    private static byte[] packed(byte[] start, int blanks) {
        var out = new ByteArrayOutputStream();
        var some = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (var packing = new DeflaterOutputStream(out)) {
            packing.write(start);
            for (var left = blanks; left > 0; left -= some.length) {
                packing.write(some, 0, Math.min(left, some.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Objects with their offsets. */
    private static final class Writing {

        private final StringBuilder text = new StringBuilder("%PDF-1.7\n");
        private final int[] offsets = new int[32];
        private int count;

        void object(int number, String content) {
            offsets[number] = text.length();
            count = Math.max(count, number);
            text.append(number).append(" 0 obj\n").append(content).append("\nendobj\n");
        }

        byte[] ended() {
            var at = text.length();
            text.append("xref\n0 ").append(count + 1).append("\n0000000000 65535 f \n");
            for (var i = 1; i <= count; i++) {
                text.append(String.format(Locale.ROOT, "%010d 00000 n \n", offsets[i]));
            }
            text.append("trailer\n<</Size ")
                    .append(count + 1)
                    .append("/Root 1 0 R>>\nstartxref\n")
                    .append(at)
                    .append("\n%%EOF\n");
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Ended by a cross-reference stream in which object 3 lies in the object stream 4. */
        byte[] endedByStream(int number) {
            var at = text.length();
            offsets[number] = at;
            var rows = new ByteArrayOutputStream();
            for (var i = 0; i <= number; i++) {
                var compressed = i == 3;
                rows.write(i == 0 ? 0 : compressed ? 2 : 1);
                var where = compressed ? 4 : offsets[i];
                rows.writeBytes(new byte[] {(byte) (where >> 16), (byte) (where >> 8), (byte) where, 0});
            }
            object(number, stream("/Type/XRef/Size " + (number + 1) + "/W[1 3 1]/Root 1 0 R", rows.toByteArray()));
            text.append("startxref\n").append(at).append("\n%%EOF\n");
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static byte[] imageOfZeros(int bytes) {
        return pageWith(
                "/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R",
                stream(
                        "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
                        deflated(bytes)),
                stream("", "/I Do".getBytes(StandardCharsets.US_ASCII)));
    }
}
