package cn.icpfiling.account.templates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of this release. A template without its files fails the start. */
public final class ShippedTexts {

    private ShippedTexts() {}

    /** @param digest of subject and text */
    record Shipped(TextSource source, byte[] digest) {}

    static Map<TextKey, Shipped> all() {
        var all = new LinkedHashMap<TextKey, Shipped>();
        for (var key : TextKey.all()) {
            var source = read(key);
            all.put(key, new Shipped(source, digest(source)));
        }
        return all;
    }

    public static TextSource read(TextKey key) {
        var name = "templates/" + key.file();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no file " + name);
            }
            var file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return TextSource.ofFile(file, key.channel() == Channel.MAIL).normalised();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] digest(TextSource source) {
        try {
            var whole = source.subject() + "\n\n" + source.text();
            return MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
