package cn.icpfiling.filing.core.rules;

import static cn.icpfiling.filing.core.RuledAct.ACCESS;
import static cn.icpfiling.filing.core.RuledAct.ALL;
import static cn.icpfiling.filing.core.RuledAct.CHANGES;
import static cn.icpfiling.filing.core.RuledAct.CHANGE_SERVICE;
import static cn.icpfiling.filing.core.RuledAct.CHANGE_SUBJECT;
import static cn.icpfiling.filing.core.RuledAct.DEREGISTRATIONS;
import static cn.icpfiling.filing.core.RuledAct.ENDS;
import static cn.icpfiling.filing.core.RuledAct.FILINGS;
import static cn.icpfiling.filing.core.RuledAct.FILINGS_OF_A_SERVICE;
import static cn.icpfiling.filing.core.RuledAct.NEW_HERE;
import static cn.icpfiling.filing.core.RuledAct.NEW_SERVICES;
import static cn.icpfiling.filing.core.RuledAct.ORDERS;

import cn.icpfiling.filing.core.RuledAct;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a province can decide. One entry of a parameter applies on a day; notes and papers have any number. The allowed
 * words, acts, sponsors and effects are listed here, so that no version is accepted with an entry that nothing obeys.
 */
public enum RuleParameter {
    /** Minimum age of both principals in full years; 0 means none. */
    PRINCIPAL_AGE("R-010", Form.NUMBER, FILINGS),
    /** A principal below this age hands in proof of work; 0 means no principal does. */
    WORK_PROOF_BELOW_AGE("R-011", Form.NUMBER, FILINGS),
    LEGAL_REPRESENTATIVE("R-012", Form.WORD, FILINGS, "REQUIRED", "REQUIRED_OF_MAINLANDERS", "LETTER"),
    SAME_PRINCIPAL("R-013", Form.WORD, FILINGS_OF_A_SERVICE, "ALWAYS", "WHEN_DEPUTY", "FREE"),
    PRINCIPAL_CERTIFICATE("R-014", Form.WORD, FILINGS, "RESIDENT_ID", "NOT_FOREIGN", "ANY"),
    /** Area codes of the province's landlines; an empty list allows any phone. */
    LOCAL_PHONE("R-015", Form.AREA_CODES, FILINGS),
    /** 0 means no limit, as for the next two. */
    DOMAINS_PER_ORDER("R-016", Form.NUMBER, FILINGS_OF_A_SERVICE),
    SERVICES_PER_ORDER(null, Form.NUMBER, FILINGS),
    SERVICES_PER_SUBJECT("R-022", Form.NUMBER, NEW_SERVICES),
    /** The number of services from which a subject shows a plan of them; 0 means never. */
    SITE_PLAN_FROM("R-021", Form.NUMBER, NEW_HERE),
    /** Top-level domains that the province refuses although the ministry approved them. */
    TLD_REFUSED("R-017", Form.NAMES, FILINGS_OF_A_SERVICE),
    /** Full months for which a domain must remain registered; 0 means no requirement beyond the day. */
    DOMAIN_VALIDITY_MONTHS("R-018", Form.NUMBER, FILINGS_OF_A_SERVICE),
    /** A person from elsewhere is refused, needs a permit, or is accepted. */
    PERSON_RESIDENCE("R-019", Form.WORD, FILINGS, "LOCAL", "PERMIT", "OPEN"),
    DOMAIN_OWNER(null, Form.WORD, FILINGS, "UNIT", "UNIT_OR_HEAD", "UNIT_OR_PRINCIPAL"),
    /** Kinds of material beyond the general checklist. */
    PAPERS("R-020", Form.PAPERS, FILINGS),
    /** Whether papers are accepted for a registrant who is not the subject (D1). */
    DOMAIN_PAPERS(null, Form.WORD, FILINGS, "ACCEPTED", "REFUSED"),
    CHANGE("R-030", Form.WORD, CHANGES, "ALLOWED", "FORBIDDEN"),
    CHANGE_OF_CERTIFICATE_NUMBER(
            "R-031", Form.WORD, Set.of(CHANGE_SUBJECT), "ALLOWED", "NO_NEW_CREDIT_CODE", "FORBIDDEN"),
    DOMAINS_IN_CHANGE("R-032", Form.WORD, Set.of(CHANGE_SERVICE), "ADD_AND_REMOVE", "REMOVE_ONLY"),
    /** The day from which a service counts as filed under domain verification. Only a change asks for it. */
    DOMAIN_SCOPE_SINCE(null, Form.DAY, CHANGES),
    DOMAIN_SCOPE(null, Form.WORD, FILINGS, "ALL_DOMAINS", "ALL_NEW_DOMAINS", "ADDED_DOMAINS", "WARNINGS_ONLY", "NONE"),
    /** The same for a service filed before that day. */
    DOMAIN_SCOPE_BEFORE(
            null, Form.WORD, CHANGES, "ALL_DOMAINS", "ALL_NEW_DOMAINS", "ADDED_DOMAINS", "WARNINGS_ONLY", "NONE"),
    /** The same for an access filing of a service whose access here was cancelled. */
    DOMAIN_SCOPE_AFTER_CANCELLATION(
            null, Form.WORD, ACCESS, "ALL_DOMAINS", "ALL_NEW_DOMAINS", "ADDED_DOMAINS", "WARNINGS_ONLY", "NONE"),
    /** SMS means that the filing password is not asked for. */
    ENDING_GATE("R-040", Form.WORD, ENDS, "FILING_PASSWORD", "SMS"),
    EMPTY_SUBJECT("R-041", Form.WORD, NEW_SERVICES, "OFFLINE_DEREGISTRATION", "ADD_SERVICE"),
    SMS_VERIFICATION("R-050", Form.WORD, ORDERS, "DEMANDED", "NONE"),
    SMS_CODE_HOURS(null, Form.NUMBER, ORDERS),
    /** Whose principal gets the code: the subject's, the service's, or both. */
    SMS_CODE_OF(null, Form.WORD, FILINGS, "BOTH", "SUBJECT", "SERVICE"),
    /** The page where the code is typed while the province's own page is not known. */
    SMS_PAGE(null, Form.ADDRESS, ORDERS),
    OWN_SMS_PAGE(null, Form.ADDRESS_OR_UNKNOWN, ORDERS),
    /** The province's official form for a deregistration on paper. */
    OFFICIAL_FORM(null, Form.ADDRESS_OR_UNKNOWN, DEREGISTRATIONS),
    AUTHORITY_REVIEW_DAYS(null, Form.NUMBER, FILINGS),
    NUMBER_SHOWN(null, Form.WORD, FILINGS, "SERVICE", "SUBJECT"),
    /** Before an approval a reviewer calls one of the filed phones, and the call must confirm the filing. */
    CALL_BEFORE_APPROVAL(null, Form.WORD, FILINGS, "DEMANDED", "NONE"),
    /** Whether a second reviewer must look: at no approval, at approvals by papers in place of D1, or at all. */
    SECOND_REVIEWER_OF_APPROVAL(null, Form.WORD, FILINGS, "NEVER", "BY_PAPERS", "ALWAYS"),
    SECOND_REVIEWER_OF_REJECTION(null, Form.WORD, FILINGS, "NEVER", "ALWAYS"),
    /** A statement that no fact of an order answers, for readers. */
    NOTE(null, Form.NONE, ALL);

    /** The form of a value. */
    public enum Form {
        NUMBER,
        WORD,
        AREA_CODES,
        NAMES,
        PAPERS,
        DAY,
        ADDRESS,
        /** UNKNOWN means that no source names an address. */
        ADDRESS_OR_UNKNOWN,
        NONE
    }

    private final String rule;
    private final Form form;
    private final Set<RuledAct> acts;
    private final List<String> words;

    RuleParameter(String rule, Form form, Set<RuledAct> acts, String... words) {
        this.rule = rule;
        this.form = form;
        this.acts = EnumSet.copyOf(acts);
        this.words = List.of(words);
    }

    /** The id of the rule that findings name, if a rule uses the parameter. */
    public Optional<String> rule() {
        return Optional.ofNullable(rule);
    }

    public Form form() {
        return form;
    }

    public Set<RuledAct> acts() {
        return EnumSet.copyOf(acts);
    }

    public List<String> words() {
        return words;
    }

    /**
     * The sponsors that an entry can name. Most of the parameters without a kind of sponsor are asked for before there is
     * an order.
     */
    public Set<Sponsor> sponsors() {
        return switch (this) {
            case CHANGE,
                    CHANGE_OF_CERTIFICATE_NUMBER,
                    DOMAINS_IN_CHANGE,
                    DOMAIN_SCOPE_SINCE,
                    DOMAIN_SCOPE,
                    DOMAIN_SCOPE_BEFORE,
                    DOMAIN_SCOPE_AFTER_CANCELLATION,
                    ENDING_GATE,
                    EMPTY_SUBJECT,
                    SMS_VERIFICATION,
                    SMS_CODE_HOURS,
                    SMS_CODE_OF,
                    SMS_PAGE,
                    OWN_SMS_PAGE,
                    AUTHORITY_REVIEW_DAYS -> EnumSet.of(Sponsor.ANY);
            // A person is their own head, and no paper stands in for a person's own name.
            case LEGAL_REPRESENTATIVE, DOMAIN_PAPERS -> EnumSet.of(Sponsor.ANY, Sponsor.ORGANISATION);
            case PERSON_RESIDENCE -> EnumSet.of(Sponsor.ANY, Sponsor.PERSON);
            default -> EnumSet.allOf(Sponsor.class);
        };
    }

    /** The effects that an entry can have. Only a rule with findings of its own can warn; what is only told blocks nothing. */
    public Set<RuleEntry.Effect> effects() {
        return switch (this) {
            case PRINCIPAL_AGE,
                    LEGAL_REPRESENTATIVE,
                    SAME_PRINCIPAL,
                    PRINCIPAL_CERTIFICATE,
                    LOCAL_PHONE,
                    DOMAINS_PER_ORDER,
                    SERVICES_PER_SUBJECT,
                    TLD_REFUSED,
                    DOMAIN_VALIDITY_MONTHS,
                    CHANGE,
                    DOMAINS_IN_CHANGE,
                    DOMAIN_SCOPE,
                    DOMAIN_SCOPE_BEFORE,
                    DOMAIN_SCOPE_AFTER_CANCELLATION -> EnumSet.allOf(RuleEntry.Effect.class);
            case DOMAIN_SCOPE_SINCE, SMS_CODE_HOURS, SMS_CODE_OF, SMS_PAGE, OWN_SMS_PAGE, AUTHORITY_REVIEW_DAYS ->
                EnumSet.of(RuleEntry.Effect.INFORMS);
            default ->
                isOnlyTold()
                        ? EnumSet.of(RuleEntry.Effect.INFORMS)
                        : EnumSet.of(RuleEntry.Effect.BLOCKS, RuleEntry.Effect.INFORMS);
        };
    }

    /** Whether the entries are for readers alone, because no fact of an order answers them or no act of the platform asks. */
    public boolean isOnlyTold() {
        return switch (this) {
            case SERVICES_PER_ORDER, DOMAIN_OWNER, OFFICIAL_FORM, NUMBER_SHOWN, NOTE -> true;
            default -> false;
        };
    }

    /** Whether several entries apply together. The schema says the same to the page of the rules ({@code x-icp-add-up}). */
    public boolean isMany() {
        return this == NOTE || this == PAPERS;
    }
}
