package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text that a principal consents to before a photograph of their face is taken. A new text is a new version; old
 * versions stay readable.
 */
@ApplicationScoped
class Consents {

    static final String VERSION = "2026-01";

    /** The text to show. */
    record Text(
            @NotNull String version,
            @NotNull String language,
            @NotNull String text) {}

    void requireCurrent(String version) {
        if (!VERSION.equals(version)) {
            throw new ProblemException(FilingProblem.CONSENT_OUTDATED, VERSION);
        }
    }

    Text current(Locale locale) {
        var language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? "en" : "zh";
        return new Text(VERSION, language, read("consents/" + VERSION + "_" + language + ".txt"));
    }

    private static String read(String path) {
        try (var file = Consents.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
