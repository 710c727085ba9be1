package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Turns a refusal into the bytes of its problem detail, in the caller's language. */
@Singleton
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    public byte[] bytes(ProblemException refusal, Locale locale, String traceId) {
        try {
            return json.writeValueAsBytes(describe(refusal, locale, traceId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ProblemDetail describe(ProblemException refusal, Locale locale, String traceId) {
        var type = refusal.type();
        var code = type.name();
        var title = texts.text(locale, code + ".title", refusal.args());
        return new ProblemDetail(
                type.urn(),
                title,
                type.status(),
                texts.has(locale, code + ".detail") ? texts.text(locale, code + ".detail", refusal.args()) : title,
                "urn:trace:" + traceId,
                code,
                orNull(locale, code + ".remedy", refusal.args()),
                refusal.violations().stream()
                        .map(violation -> error(violation, locale))
                        .toList());
    }

    private ProblemDetail.Error error(Violation violation, Locale locale) {
        return new ProblemDetail.Error(
                violation.pointer(),
                violation.code(),
                violation.rule(),
                texts.text(locale, violation.code() + ".detail", violation.args()),
                orNull(locale, violation.code() + ".remedy", violation.args()));
    }

    private String orNull(Locale locale, String key, List<Object> args) {
        return texts.has(locale, key) ? texts.text(locale, key, args) : null;
    }
}
