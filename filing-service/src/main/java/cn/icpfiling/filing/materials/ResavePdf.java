package cn.icpfiling.filing.materials;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Saves a PDF again with the drawn content of its pages only: no scripts, actions, forms, links, attached or external
 * files, and no metadata. A PDF with a password is refused, because a reviewer could not read it either. A separate
 * program, from standard input to standard output; {@link HelperProcess} says why.
 */
final class ResavePdf {

    static final int MOST_PAGES = 50;

    /** The entries that draw a page; all other entries are left out. */
    private static final List<COSName> DRAWN = names("Resources", "Contents", "MediaBox", "CropBox", "Rotate", "Group");

    /** Entries that can run, lead outside or reveal personal data, at any depth of the drawn content. */
    private static final List<COSName> NEVER = names(
            "AA",
            "A",
            "JS",
            "JavaScript",
            "OpenAction",
            "Metadata",
            "PieceInfo",
            "AF",
            "EF",
            "EmbeddedFiles",
            "OPI",
            "Ref",
            "Alternates",
            "RichMediaContent",
            "LastModified");

    /** The entries of a stream whose content is in another file. */
    private static final List<COSName> OUTSIDE = names("F", "FFilter", "FDecodeParms");

    private ResavePdf() {}

    public static void main(String... none) {
        System.exit(run());
    }

    private static int run() {
        try {
            resave(System.in.readAllBytes(), System.out);
            System.out.flush();
            return System.out.checkError() ? 1 : 0;
        } catch (UnreadablePaper | StackOverflowError | OutOfMemoryError refused) {
            return HelperProcess.REFUSED;
        } catch (IOException failed) {
            return 1;
        }
    }

    static void resave(byte[] content, OutputStream out) throws IOException {
        try (var document = opened(content);
                var clean = new PDDocument()) {
            for (var page : document.getPages()) {
                clean.addPage(drawn(page));
            }
            if (clean.getNumberOfPages() != document.getNumberOfPages()) {
                throw new UnreadablePaper("pages are missing", null);
            }
            clean.setDocumentInformation(new PDDocumentInformation());
            clean.save(out);
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException | NullPointerException broken) {
            // The library throws these for some broken files.
            throw new UnreadablePaper("broken document", broken);
        }
    }

    private static PDDocument opened(byte[] content) throws UnreadablePaper {
        try {
            var document = Loader.loadPDF(content);
            if (document.isEncrypted()
                    || document.getNumberOfPages() == 0
                    || document.getNumberOfPages() > MOST_PAGES) {
                document.close();
                throw new UnreadablePaper("locked, empty or too many pages", null);
            }
            return document;
        } catch (UnreadablePaper refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new UnreadablePaper("broken document", broken);
        }
    }

    /** Copies to the page what it inherits, because its page tree is left out. */
    private static PDPage drawn(PDPage page) {
        var old = page.getCOSObject();
        var bare = new COSDictionary();
        bare.setItem(COSName.TYPE, COSName.PAGE);
        for (var name : DRAWN) {
            var value = inherited(old, name);
            if (value != null) {
                bare.setItem(name, value);
            }
        }
        strip(bare);
        return new PDPage(bare);
    }

    private static COSBase inherited(COSDictionary page, COSName name) {
        Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var at = page; at != null && seen.add(at); at = at.getCOSDictionary(COSName.PARENT)) {
            var value = at.getItem(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static void strip(COSBase root) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<COSBase>(List.of(root));
        while (!open.isEmpty()) {
            var next = resolved(open.pop());
            if (next == null || !seen.add(next)) {
                continue;
            }
            switch (next) {
                case COSDictionary dictionary -> {
                    NEVER.forEach(dictionary::removeItem);
                    if (dictionary instanceof COSStream) {
                        stripStream(dictionary);
                    }
                    dictionary.getValues().forEach(open::push);
                }
                case COSArray array -> array.forEach(open::push);
                default -> {}
            }
        }
    }

    private static void stripStream(COSDictionary stream) {
        OUTSIDE.forEach(stream::removeItem);
        // A PostScript XObject is a program for the printer. Without its subtype no reader draws it.
        if ("PS".equals(stream.getNameAsString(COSName.SUBTYPE))) {
            stream.removeItem(COSName.SUBTYPE);
        }
    }

    private static COSBase resolved(COSBase value) {
        return value instanceof COSObject reference ? reference.getObject() : value;
    }

    private static List<COSName> names(String... names) {
        return Arrays.stream(names).map(COSName::getPDFName).toList();
    }
}
