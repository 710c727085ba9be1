package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.Partner;
import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a notice what its text is written of: the version of the text, and its values. About the account of a partner's customer they say
 * whom its readers ask, because no person can sign in to it: the partner by its name, or the support while that partner is suspended and
 * answers for none of its customers. It is stored with the notice, which reads as it was sent also after the partner was resumed.
 */
@ApplicationScoped
class NoticeWording {

    private static final String AGENT = "agent";

    /** Each reminder has another number of days, of the same deadline, which alone the shipped scripts name. */
    private static final String DAYS_LEFT = "daysLeft";

    /** Whether that partner is suspended: no person acts for the customer then, and the support cannot do what the partner could. */
    private static final String SUSPENDED = "suspended";

    /** Characters. A longer name would make an SMS too long for its carrier. */
    private static final int LONGEST_NAME = 30;

    private final NoticeEncryption encryption;
    private final NoticeTexts texts;
    private final AccountRepository accounts;
    private final PartnerRepository partners;
    private final Texts words;

    NoticeWording(
            NoticeEncryption encryption,
            NoticeTexts texts,
            AccountRepository accounts,
            PartnerRepository partners,
            Texts words) {
        this.encryption = encryption;
        this.texts = texts;
        this.accounts = accounts;
        this.partners = partners;
        this.words = words;
    }

    Notice write(Notice notice, String recipient, Map<String, Object> values) {
        var version = inForce(notice, notice.template());
        return encryption.encrypt(notice.wordedBy(version), recipient, withAgent(notice, values));
    }

    /**
     * Writes a call that waits anew, with the text of the template that is in force now. A step that comes twice changes no text, and a
     * person who heard the deadline need not hear of one day less.
     */
    void rewrite(Notice call, NoticeTemplate as, Map<String, Object> values) {
        var before = encryption.valuesOf(call);
        var stored = encryption.asStored(call, withAgent(call, values));
        var version = inForce(call, as);
        if (call.template() != as
                || call.textVersion() != version
                || !heard(stored).equals(heard(before))) {
            call.retell(as, version, encryption.encryptValues(call, stored));
        } else if (!stored.equals(before)) {
            call.reword(as, version, encryption.encryptValues(call, stored));
        }
    }

    private static Map<String, Object> heard(Map<String, Object> values) {
        var heard = new HashMap<>(values);
        heard.remove(DAYS_LEFT);
        return heard;
    }

    private int inForce(Notice notice, NoticeTemplate template) {
        return texts.inForce(new TextKey(template, notice.channel(), notice.language()));
    }

    /** What goes another way says what it said before. */
    private Map<String, Object> withAgent(Notice notice, Map<String, Object> values) {
        if (notice.account() == null || values.containsKey(AGENT)) {
            return values;
        }
        return accounts.findByIdOptional(notice.account())
                .flatMap(account -> Optional.ofNullable(account.partner()))
                .flatMap(partners::findByIdOptional)
                .map(partner -> with(values, partner, notice.language()))
                .orElse(values);
    }

    private Map<String, Object> with(Map<String, Object> values, Partner partner, Language language) {
        var all = new HashMap<>(values);
        all.put(AGENT, agent(partner, language));
        all.put(SUSPENDED, partner.status() == PartnerStatus.SUSPENDED);
        return all;
    }

    private String agent(Partner partner, Language language) {
        if (partner.status() == PartnerStatus.SUSPENDED) {
            return words.text(language.locale(), "AGENT.SUPPORT.notice", List.of());
        }
        return partner.name().length() <= LONGEST_NAME
                ? partner.name()
                : words.text(language.locale(), "AGENT.PARTNER.notice", List.of());
    }
}
