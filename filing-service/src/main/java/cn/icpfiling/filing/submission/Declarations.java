package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.AcceptedDeclaration;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The declaration that an applicant accepts. A new text is a new version; old versions stay readable. */
@ApplicationScoped
class Declarations {

    static final String VERSION = "2026-01";

    private final Wording wording;

    Declarations(Wording wording) {
        this.wording = wording;
    }

    /** Refuses a declaration that was not accepted, or an old version. */
    void requireAccepted(Submission submission) {
        if (!VERSION.equals(submission.declarationVersion())) {
            throw new ProblemException(FilingProblem.DECLARATION_OUTDATED, VERSION);
        }
        if (!submission.accepted()) {
            throw ProblemException.broken(List.of(Violation.of("/accepted", "DECLARATION_NOT_ACCEPTED", null)));
        }
    }

    /** What the applicant accepts, in the language that the submission names, or else in that of its request. */
    AcceptedDeclaration accepted(Submission submission) {
        var shownIn = submission.declarationLanguage();
        return new AcceptedDeclaration(
                submission.declarationVersion(), shownIn == null ? language(wording.locale()) : shownIn);
    }

    private static String language(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? "en" : "zh";
    }

    Confirmation.Declaration current(Locale locale) {
        var language = language(locale);
        return new Confirmation.Declaration(
                VERSION, language, read("declarations/" + VERSION + "_" + language + ".txt"));
    }

    private static String read(String path) {
        try (var file = Declarations.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
