package cn.icpfiling.filing.materials;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Saves a PDF anew with its pages and nothing else: no scripts, actions, forms, attached files or metadata. One that is
 * locked by a password cannot be read by a reviewer either and is refused.
 */
final class Documents {

    private static final int MOST_PAGES = 50;

    private Documents() {}

    static void resave(byte[] content, OutputStream out) throws IOException {
        try (var document = opened(content);
                var clean = new PDDocument()) {
            for (var page : document.getPages()) {
                clean.addPage(bare(page));
            }
            clean.setDocumentInformation(new PDDocumentInformation());
            clean.save(out);
        } catch (ClassCastException | IllegalArgumentException | IllegalStateException | NullPointerException broken) {
            // The library answers some broken files so.
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
        } catch (IOException broken) {
            throw new UnreadablePaper("broken document", broken);
        }
    }

    /** A page by what is drawn on it. */
    private static PDPage bare(PDPage page) {
        var dictionary = page.getCOSObject();
        dictionary.removeItem(COSName.AA);
        dictionary.removeItem(COSName.ANNOTS);
        dictionary.removeItem(COSName.METADATA);
        dictionary.removeItem(COSName.getPDFName("PieceInfo"));
        dictionary.removeItem(COSName.getPDFName("B"));
        return page;
    }
}
