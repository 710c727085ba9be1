package cn.icpfiling.sandbox.oldplatform;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The file of a paper: one of 64 invented scans, which its key names. So no file has to be kept. */
record OldPaper(byte[] bytes, String sha256) {

    static final String MEDIA_TYPE = "image/png";

    private static final Pattern KEY = Pattern.compile("papers/[A-Za-z0-9-]{1,40}/([0-9]{2})\\.png");
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int WIDTH = 240;
    private static final int HEIGHT = 150;
    private static final int VARIANTS = 64;
    private static final AtomicReferenceArray<OldPaper> DRAWN = new AtomicReferenceArray<>(VARIANTS);

    static String key(String id, int place, long number) {
        return "papers/%s-%d/%02d.png".formatted(id, place, number % VARIANTS);
    }

    /** Empty for a key that the old platform cannot have. */
    static Optional<OldPaper> of(String key) {
        var known = KEY.matcher(key);
        if (!known.matches() || Integer.parseInt(known.group(1)) >= VARIANTS) {
            return Optional.empty();
        }
        return Optional.of(variant(Integer.parseInt(known.group(1))));
    }

    private static OldPaper variant(int number) {
        var drawn = DRAWN.get(number);
        if (drawn == null) {
            var bytes = draw(number);
            drawn = new OldPaper(bytes, sha256(bytes));
            DRAWN.set(number, drawn);
        }
        return drawn;
    }

    /** A PNG in colours: a margin around a pattern that differs for each number. */
    private static byte[] draw(int number) {
        var pixels = ByteBuffer.allocate(HEIGHT * (1 + 3 * WIDTH));
        for (var y = 0; y < HEIGHT; y++) {
            pixels.put((byte) 0);
            for (var x = 0; x < WIDTH; x++) {
                var margin = x < 8 || y < 8 || x >= WIDTH - 8 || y >= HEIGHT - 8;
                var shade = margin ? 64 : 180 + (x * 31 + y * 17 + number * 7) % 64;
                pixels.put((byte) shade).put((byte) (shade - 2)).put((byte) (shade - number / 2));
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", packed(pixels.array()));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] packed(byte[] pixels) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(pixels);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
