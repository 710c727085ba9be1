package cn.icpfiling.documentation.html;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** A language of the site, with the words of its frame. Chinese comes first. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private final String tag;
    private final Properties words = new Properties();

    Language(String tag) {
        this.tag = tag;
        try (var file = Language.class.getResourceAsStream("/site/words_" + code() + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in addresses and names of files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the attribute {@code lang}. */
    public String tag() {
        return tag;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    public String word(String key) {
        var word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("words_" + code() + ".properties lacks " + key);
        }
        return word;
    }

    /** The address of a page; the empty path is the home page. */
    public String address(String path) {
        return "/docs/" + code() + (path.isEmpty() ? "" : "/" + path);
    }

    public Properties words() {
        return words;
    }
}
