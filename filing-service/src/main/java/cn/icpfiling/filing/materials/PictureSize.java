package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The size of a picture by its header, read before anything is decoded: a small file can expand to gigabytes.
 *
 * @param bits of one decoded pixel
 */
record PictureSize(long pixels, int bits) {

    private static final int PLAIN_BITS = 24;
    private static final int PLAIN_BYTES = PLAIN_BITS / Byte.SIZE;

    /** Reads the header only. */
    static PictureSize of(InputStream content, String format) throws IOException {
        try (var stream = new MemoryCacheImageInputStream(content)) {
            var reader = ImageIO.getImageReadersByFormatName(format).next();
            try {
                reader.setInput(stream, true, true);
                return of(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            // The JDK's readers throw all of these for broken files.
            throw new UnreadablePaper("broken picture", broken);
        }
    }

    private static PictureSize of(ImageReader reader) throws IOException {
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return new PictureSize(pixels, bits(reader));
    }

    private static int bits(ImageReader reader) {
        try {
            var raw = reader.getRawImageType(0);
            return raw == null ? PLAIN_BITS : raw.getColorModel().getPixelSize();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unknown) {
            // The type is unknown for a raster that no array can hold, and for a file that ends after its size. The
            // size is checked anyway, and the decoder finds what is broken.
            return PLAIN_BITS;
        }
    }

    /** Counts pixels of three bytes. Transparency and deep colour take more, and are converted beside the original. */
    void require(long maxPixels) {
        if (pixels > maxPixels || (bits > PLAIN_BITS && pixels * (bits + PLAIN_BITS) > maxPixels * PLAIN_BITS)) {
            throw new ProblemException(FilingProblem.MATERIAL_TOO_LARGE, maxPixels / 1_000_000);
        }
    }

    /**
     * The heap that redrawing the picture may take. It is the decoded raster, the copy without rotation or
     * transparency, the file twice (as an array and in the reader's cache), and the written file.
     */
    long heap(long fileBytes) {
        var decoded = pixels * Math.max(bits, PLAIN_BITS) / Byte.SIZE;
        var copy = pixels * PLAIN_BYTES;
        return decoded + copy + 2 * fileBytes + pixels;
    }
}
