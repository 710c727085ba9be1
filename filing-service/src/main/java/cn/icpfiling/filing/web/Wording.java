package cn.icpfiling.filing.web;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.problem.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Returns texts for codes in the language of the request, or of the work that {@link #speak} announced. */
@RequestScoped
public class Wording {

    /** Stands for values that a reason lacks, because its source or an older release did not tell them. */
    private static final List<Object> NOT_TOLD = List.of("-", "-", "-");

    private final Texts texts;
    private final HttpHeaders headers;
    private Locale locale;

    Wording(Texts texts, HttpHeaders headers) {
        this.texts = texts;
        this.headers = headers;
    }

    public Locale locale() {
        if (locale == null) {
            locale = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        }
        return locale;
    }

    /** Sets the language of work that no HTTP request asks for, such as a line of a bulk operation. */
    public void speak(Locale language) {
        locale = language;
    }

    /** Returns the text of the key with its placeholders filled. */
    public String text(String key, Object... values) {
        return texts.text(locale(), key, List.of(values));
    }

    public FindingView finding(Violation violation) {
        var code = violation.code();
        return new FindingView(
                violation.pointer(),
                code,
                violation.rule(),
                texts.text(locale(), code + ".detail", violation.args()),
                remedy(code, violation.args()));
    }

    /**
     * Shows the authority's own text in Chinese. In other languages it shows ours, except for the general codes
     * AUTHORITY_…, whose text says less.
     */
    public FindingView finding(Reason reason) {
        var key = reason.code() + ".detail";
        var args = Stream.concat(reason.args().stream(), NOT_TOLD.stream()).toList();
        var own = reason.text() != null && (isChinese() || reason.code().startsWith("AUTHORITY_"));
        var detail = own || !texts.has(locale(), key)
                ? Objects.toString(reason.text(), reason.code())
                : texts.text(locale(), key, args);
        return new FindingView(reason.pointer(), reason.code(), reason.rule(), detail, remedy(reason.code(), args));
    }

    private boolean isChinese() {
        return locale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    private String remedy(String code, List<Object> args) {
        var key = code + ".remedy";
        return texts.has(locale(), key) ? texts.text(locale(), key, args) : null;
    }
}
