package cn.icpfiling.gateway.pages;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The documentation as the build made it: one resource with all files, compressed one by one, and an index. Pages are
 * slices of the one buffer, so 2,000 of them cost no more than their bytes. A small file is unpacked for the few callers
 * who take no gzip; a large one is in the resource plain, too. The largest goes out compressed to everybody.
 */
@Singleton
final class StaticSite {

    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** The library of the reference writes styles into the page. */
    private static final String OWN_STYLES_IN_THE_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String REVALIDATED = "no-cache";
    /** The name of a file has a digest of its content. */
    private static final String KEPT_FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, Page> pages = new HashMap<>();

    StaticSite() {
        this(read("site/site.index"), read("site/site.bin"));
    }

    StaticSite(byte[] index, byte[] content) {
        var bytes = Buffer.buffer(content);
        new String(index, StandardCharsets.UTF_8).lines().forEach(line -> {
            var field = line.split("\t", -1);
            var packed = new Page.Form(slice(bytes, field[5], field[6]), quoted(field[4]));
            var plain = switch (field[7]) {
                case "-1" -> Page.Form.unpacked(packed, quoted(field[3]));
                case "-2" -> packed;
                default -> new Page.Form(slice(bytes, field[7], field[8]), quoted(field[3]));
            };
            var asset = field[2].equals("ASSET");
            pages.put(
                    field[0],
                    new Page(
                            plain,
                            packed,
                            field[1],
                            field[2].equals("REFERENCE") ? OWN_STYLES_IN_THE_PAGE : NOTHING_FROM_ELSEWHERE,
                            asset ? KEPT_FOR_EVER : REVALIDATED));
        });
    }

    Optional<Page> at(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    private static Buffer slice(Buffer bytes, String from, String length) {
        var start = Integer.parseInt(from);
        return bytes.slice(start, start + Integer.parseInt(length));
    }

    private static String quoted(String digest) {
        return '"' + digest + '"';
    }

    private static byte[] read(String name) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
