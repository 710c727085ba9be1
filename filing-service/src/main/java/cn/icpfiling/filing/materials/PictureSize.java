package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a picture's header says about its size, read before anything is decoded: a small file can unfold to gigabytes.
 *
 * @param bits of one decoded pixel
 */
record PictureSize(long pixels, int bits) {

    private static final int PLAIN_BITS = 24;
    private static final int PLAIN_BYTES = PLAIN_BITS / Byte.SIZE;

    /** Reads no further than the header. */
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
            // The JDK's readers answer broken files in all these ways.
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
            // No type is known of a raster that no array can hold, nor of a file that breaks off behind its size. The
            // size is
            // judged all the same, and what is broken is found when the picture is decoded.
            return PLAIN_BITS;
        }
    }

    /** In pixels of three bytes: transparency and deep colour take more, and are converted beside the original. */
    void require(long maxPixels) {
        if (pixels > maxPixels || (bits > PLAIN_BITS && pixels * (bits + PLAIN_BITS) > maxPixels * PLAIN_BITS)) {
            throw new ProblemException(FilingProblem.MATERIAL_TOO_LARGE, maxPixels / 1_000_000);
        }
    }

    /**
     * The heap that drawing the picture anew may take: the decoded raster, the one that is turned upright or freed of transparency,
     * the file twice (as an array and in the reader's cache) and the file that is written.
     */
    long heap(long fileBytes) {
        var decoded = pixels * Math.max(bits, PLAIN_BITS) / Byte.SIZE;
        var copy = pixels * PLAIN_BYTES;
        return decoded + copy + 2 * fileBytes + pixels;
    }
}
