package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.templates.TemplateEntry;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextRules;
import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.account.notices.NoticeTexts;
import cn.icpfiling.account.store.NoticeTextTable;
import cn.icpfiling.account.store.NoticeTextTable.Drafted;
import cn.icpfiling.account.templates.TemplateCatalogue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds texts, and refuses those that break a rule. */
@ApplicationScoped
class TextDesk {

    private final TemplateCatalogue catalogue;
    private final NoticeTexts texts;
    private final NoticeTextTable table;
    private final String ownHost;

    TextDesk(
            TemplateCatalogue catalogue,
            NoticeTexts texts,
            NoticeTextTable table,
            @ConfigProperty(name = "icp.issuer") URI issuer) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.table = table;
        this.ownHost = issuer.getAuthority();
    }

    /** 404 for a channel that the template has no text for. */
    void requireKnown(TextKey key) {
        if (!key.template().channels().contains(key.channel()) || catalogue.entry(key.template()) == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    Drafted found(TextKey key) {
        requireKnown(key);
        return table.find(key).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the text, locked until the transaction ends. */
    Drafted locked(TextKey key) {
        requireKnown(key);
        return table.locked(key).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** 422 RULES_BROKEN with all violations. */
    void requireGood(TextKey key, TextSource source) {
        var broken = TextRules.check(
                entry(key),
                key.channel(),
                key.language(),
                source.subject(),
                source.text(),
                ownHost,
                texts.data(key.language(), entry(key).example()));
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }

    /** The stored values of a made-up notice. */
    Map<String, Object> example(TextKey key) {
        return entry(key).example();
    }

    private TemplateEntry entry(TextKey key) {
        return catalogue.entry(key.template());
    }
}
