package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Texts of the reason codes of an order: rule and remedy. An unknown code is shown as it is, and the order itself
 * says more.
 */
@ApplicationScoped
class ReasonTexts {

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    ReasonTexts() {
        for (var language : Language.values()) texts.put(language, read(language));
    }

    List<String> in(Language language, Object codes) {
        if (!(codes instanceof Collection<?> all)) return List.of();
        return all.stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .map(code -> texts.get(language).getProperty(code, code))
                .toList();
    }

    private static Properties read(Language language) {
        var name = "/texts/reasons_" + language.tag() + ".properties";
        var file = new Properties();
        try (var in = Objects.requireNonNull(ReasonTexts.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
