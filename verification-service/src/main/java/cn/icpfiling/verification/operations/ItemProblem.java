package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** The refusal of one line, worded like the refusal of a single check, in the language in which the operation was asked for. */
@ApplicationScoped
class ItemProblem {

    private final Texts texts;

    ItemProblem(Texts texts) {
        this.texts = texts;
    }

    ProblemDetail of(ProblemException refusal, Locale locale) {
        var type = refusal.type();
        var title = texts.text(locale, type.name() + ".title", refusal.args());
        var detail = type.name() + ".detail";
        return new ProblemDetail(
                type.urn(),
                title,
                type.status(),
                texts.has(locale, detail) ? texts.text(locale, detail, refusal.args()) : title,
                "urn:trace:" + TraceContext.id(),
                type.name(),
                remedy(locale, type.name(), refusal.args()),
                refusal.violations().stream()
                        .map(one -> new ProblemDetail.Error(
                                one.pointer(),
                                one.code(),
                                one.rule(),
                                texts.text(locale, one.code() + ".detail", one.args()),
                                remedy(locale, one.code(), one.args())))
                        .toList());
    }

    private String remedy(Locale locale, String code, List<Object> args) {
        var key = code + ".remedy";
        return texts.has(locale, key) ? texts.text(locale, key, args) : null;
    }
}
