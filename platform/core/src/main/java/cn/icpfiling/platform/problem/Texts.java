package cn.icpfiling.platform.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts for people, in Chinese (default) and English. {@code texts/reasons_zh.properties} and
 * {@code texts/reasons_en.properties} are the one catalogue of the reasons for which an order comes back. Each
 * {@code texts/problems_*.properties} on the class path adds the texts of its module. A module may word a reason
 * differently where its caller has to do something else; loading fails if a module copies the catalogue's text. Files are
 * UTF-8. Placeholders are {0}, {1} …; an apostrophe needs no escape. An enum constant as argument is replaced by the text
 * of the key {@code <EnumClass>.<CONSTANT>}, if there is one.
 */
public final class Texts {

    private final Map<String, String> chinese;
    private final Map<String, String> english;

    private Texts(Map<String, String> chinese, Map<String, String> english) {
        this.chinese = chinese;
        this.english = english;
    }

    public static Texts load() {
        return load(Thread.currentThread().getContextClassLoader());
    }

    public static Texts load(ClassLoader loader) {
        return new Texts(inLanguage(loader, "zh"), inLanguage(loader, "en"));
    }

    /**
     * Returns the text in the language, else in Chinese, else the key itself. So a missing text never breaks a
     * response.
     */
    public String text(Locale locale, String key, List<Object> args) {
        var pattern = in(locale).getOrDefault(key, chinese.getOrDefault(key, key));
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        var words = args.stream().map(arg -> word(locale, arg)).toArray();
        return new MessageFormat(pattern.replace("'", "''"), locale).format(words);
    }

    public boolean has(Locale locale, String key) {
        return in(locale).containsKey(key);
    }

    public Set<String> keys(Locale locale) {
        return Collections.unmodifiableSet(in(locale).keySet());
    }

    private Map<String, String> in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : chinese;
    }

    private String word(Locale locale, Object arg) {
        return switch (arg) {
            case null -> "";
            case Enum<?> constant -> {
                var key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
                yield in(locale).getOrDefault(key, constant.name());
            }
            case Collection<?> many
            when many.isEmpty() -> has(locale, "nothing") ? in(locale).get("nothing") : "-";
            case Collection<?> many ->
                many.stream()
                        .map(one -> word(locale, one))
                        .collect(Collectors.joining(in(locale) == english ? ", " : "、"));
            default -> arg.toString();
        };
    }

    private static Map<String, String> inLanguage(ClassLoader loader, String language) {
        var texts = read(loader, "texts/reasons_" + language + ".properties");
        var ofModules = read(loader, "texts/problems_" + language + ".properties");
        ofModules.forEach((key, value) -> {
            if (value.equals(texts.put(key, value))) {
                throw new IllegalStateException("a copy: the catalogue of reasons has this text for " + key);
            }
        });
        return texts;
    }

    private static Map<String, String> read(ClassLoader loader, String name) {
        var texts = new HashMap<String, String>();
        try {
            for (var url : Collections.list(loader.getResources(name))) {
                var file = new Properties();
                try (var reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    file.load(reader);
                }
                file.forEach((key, value) -> {
                    var before = texts.put((String) key, (String) value);
                    if (before != null && !before.equals(value)) {
                        throw new IllegalStateException("two texts for " + key + " in " + name);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
