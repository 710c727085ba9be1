package cn.icpfiling.filing.core.typecheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.typecheck.TypeFacts.DomainEntry;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OldPlatform;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnService;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnServices;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnSubject;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the decision says beside its type; which row answers what is type-check-table.csv's, through the API. */
class TypeDecisionTest {

    private static final String NUMBER = "京ICP备2026000001号";
    private static final String OTHER = "粤ICP备2026000002号";
    private static final Instant SAID = Instant.parse("2026-02-01T03:04:05Z");
    private static final BlacklistEntry STORED =
            new BlacklistEntry(BlacklistEntry.Of.DOMAIN, TypeFact.Source.STORED_BLACKLIST, SAID);

    private Optional<OwnSubject> ownSubject = Optional.empty();
    private Optional<OwnService> ownService = Optional.empty();
    private Optional<DomainEntry> domain = Optional.of(DomainEntry.NOT_FILED);
    private SubjectEntry subject = SubjectEntry.Told.NOT_FILED;
    private List<BlacklistEntry> barred = List.of();
    private Optional<OldPlatform> oldPlatform = Optional.of(new OldPlatform("NONE", null));
    private Optional<TldStanding> tld = Optional.of(TldStanding.APPROVED);
    private boolean emptySubjectFiles;

    @Test
    void nothing_known_is_a_first_filing_and_says_what_was_asked() {
        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().facts())
                .containsExactly(
                        TypeFact.of(TypeFact.Kind.ON_OLD_PLATFORM, TypeFact.Source.OLD_PLATFORM, false),
                        TypeFact.of(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.AUTHORITY, false),
                        TypeFact.of(TypeFact.Kind.DOMAIN_FILED, TypeFact.Source.AUTHORITY, false),
                        TypeFact.of(TypeFact.Kind.TLD_APPROVED, TypeFact.Source.APPROVED_LISTS, true));
    }

    @Test
    void a_login_is_told_where_the_filing_is_on_the_old_platform_and_nowhere_else() {
        oldPlatform = Optional.of(new OldPlatform("LEGACY_IMPORT", "x***@example.com"));
        assertThat(decide().type()).isEqualTo(FilingType.LEGACY_IMPORT);
        assertThat(decide().maskedLogin()).isEqualTo("x***@example.com");

        oldPlatform = Optional.of(new OldPlatform("CLAIM", "x***@example.com"));
        assertThat(decide().maskedLogin()).isEqualTo("x***@example.com");

        oldPlatform = Optional.of(new OldPlatform("NONE", "x***@example.com"));
        assertThat(decide().maskedLogin()).isNull();
    }

    @Test
    void what_the_old_platform_shows_of_a_filing_is_kept_where_it_waits_and_nowhere_else() {
        var filing = new OldFiling(NUMBER, null, 4, 1, "91****77", 2, "11****2X", "ICP", SAID, false, false);
        oldPlatform = Optional.of(new OldPlatform("CLAIM", null, filing, false));
        assertThat(decide().oldFiling()).isEqualTo(filing);

        oldPlatform = Optional.of(new OldPlatform("DIRECT", null, filing, false));
        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().oldFiling()).isNull();
        assertThat(filing).hasToString("OldFiling[" + NUMBER + "]");
    }

    @Test
    void a_filing_that_was_imported_before_belongs_to_the_account_that_took_it_over_as_long_as_it_lives() {
        oldPlatform = Optional.of(new OldPlatform("LOGIN_WITH_IMPORTED_ACCOUNT", "x***@example.com"));
        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.ON_OLD_PLATFORM, TypeFact.Source.OLD_PLATFORM, "IMPORTED"));

        subject = new SubjectEntry.Told(NUMBER, true);
        assertThat(decide().type()).isEqualTo(FilingType.OWNED_BY_ANOTHER_ACCOUNT);
        assertThat(NextStep.after(decide().type(), decide().facts(), false)).contains(NextStep.RECOVER_ACCOUNT);
        tld = Optional.empty();
        assertThat(decide().type()).isEqualTo(FilingType.OWNED_BY_ANOTHER_ACCOUNT);

        domain = Optional.of(new DomainEntry(true, OTHER, OTHER + "-1"));
        assertThat(decide().type()).isEqualTo(FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT);

        domain = Optional.of(DomainEntry.NOT_FILED);
        tld = Optional.of(TldStanding.APPROVED);
        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", true, OwnServices.LIVE));
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_SAME_PROVIDER);
    }

    @Test
    void a_filing_that_another_provider_has_served_since_is_judged_by_the_authority() {
        oldPlatform = Optional.of(new OldPlatform("ACCESS_FILING", null));
        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);

        subject = new SubjectEntry.Told(NUMBER, true);
        domain = Optional.of(new DomainEntry(true, NUMBER, NUMBER + "-1"));
        assertThat(decide().type()).isNotEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().facts())
                .contains(new TypeFact(
                        TypeFact.Kind.ON_OLD_PLATFORM, TypeFact.Source.OLD_PLATFORM, "ACCESSED_ELSEWHERE"));
    }

    @Test
    void a_claim_and_an_import_lead_to_the_old_filing() {
        assertThat(NextStep.after(FilingType.CLAIM, List.of(), false)).containsExactly(NextStep.OPEN_LEGACY_CLAIM);
        assertThat(NextStep.after(FilingType.LEGACY_IMPORT, List.of(), false))
                .containsExactly(NextStep.OPEN_LEGACY_IMPORT);
        assertThat(NextStep.after(FilingType.CLAIM, List.of(), true)).contains(NextStep.CONTACT_SUPPORT);
    }

    @Test
    void a_subject_that_is_filed_with_a_certificate_of_before_is_given_its_present_one_first() {
        var block = OpeningBlock.of(OpeningBlock.Code.CERTIFICATE_OF_OLD_FORM);

        assertThat(NextStep.after(block, true)).containsExactly(NextStep.CHECK_AGAIN, NextStep.SHOW_SUBJECT_ACTS);
        assertThat(NextStep.after(block, false)).containsExactly(NextStep.CHECK_AGAIN);
    }

    @Test
    void a_blocked_answer_says_which_entry_and_since_when() {
        barred = List.of(STORED);

        assertThat(decide().type()).isEqualTo(FilingType.BLOCKED);
        assertThat(decide().facts())
                .containsExactly(new TypeFact(
                        TypeFact.Kind.BLACKLISTED,
                        TypeFact.Source.STORED_BLACKLIST,
                        "YES",
                        SAID,
                        BlacklistEntry.Of.DOMAIN));
    }

    @Test
    void an_entry_is_not_told_where_a_row_in_front_of_it_decides() {
        barred = List.of(STORED);
        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", false, OwnServices.LIVE));

        assertThat(decide().type()).isEqualTo(FilingType.OWNED_BY_ANOTHER_ACCOUNT);
        assertThat(decide().facts()).extracting(TypeFact::fact).doesNotContain(TypeFact.Kind.BLACKLISTED);
    }

    @Test
    void a_top_level_domain_that_no_complete_list_names_is_told_as_unknown_and_does_not_block() {
        tld = Optional.of(TldStanding.NOT_LISTED);

        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.TLD_APPROVED, TypeFact.Source.APPROVED_LISTS, "UNKNOWN"));
    }

    @Test
    void a_certificate_that_the_authority_cannot_be_asked_by_is_told_apart_from_silence() {
        subject = new SubjectEntry.Silent();
        assertThat(decide().missing()).containsExactly(TypeFact.Source.AUTHORITY);
        assertThat(decide().facts()).isEmpty();

        subject = new SubjectEntry.NotAskable();
        assertThat(decide().missing()).containsExactly(TypeFact.Source.AUTHORITY);
        assertThat(decide().facts())
                .containsExactly(new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.AUTHORITY, "NOT_ASKED"));
    }

    @Test
    void a_certificate_that_cannot_be_asked_by_is_not_blamed_for_a_silent_answer_about_the_domain() {
        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", true, OwnServices.LIVE));
        subject = new SubjectEntry.NotAskable();
        domain = Optional.empty();

        assertThat(decide().missing()).containsExactly(TypeFact.Source.AUTHORITY);
        assertThat(decide().facts()).isEmpty();
    }

    @Test
    void what_a_member_of_staff_found_decides_like_the_authoritys_answer_and_is_told_with_its_time() {
        subject = new SubjectEntry.Told(null, false, SAID);
        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.STATUS_INQUIRY, "NO", SAID, null));

        subject = new SubjectEntry.Told(NUMBER, true, SAID);
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_OTHER_PROVIDER);
        assertThat(decide().facts())
                .contains(
                        new TypeFact(TypeFact.Kind.SUBJECT_PROVINCE, TypeFact.Source.STATUS_INQUIRY, "11", SAID, null));

        subject = new SubjectEntry.Told(NUMBER, false, SAID);
        assertThat(decide().type()).isEqualTo(FilingType.EMPTY_SUBJECT);
        assertThat(decide().facts())
                .contains(new TypeFact(
                        TypeFact.Kind.SUBJECT_HAS_SERVICES, TypeFact.Source.STATUS_INQUIRY, "NO", SAID, null));
    }

    @Test
    void a_subject_that_cannot_be_asked_about_leads_to_a_member_of_staff_and_not_round_to_another_check() {
        subject = new SubjectEntry.NotAskable();

        assertThat(NextStep.after(decide().type(), decide().facts(), false))
                .containsExactly(NextStep.REQUEST_STATUS_INQUIRY);
    }

    @Test
    void numbers_are_compared_however_they_are_written() {
        subject = new SubjectEntry.Told("京ICP备 2026000001 号", true);
        domain = Optional.of(new DomainEntry(true, NUMBER, NUMBER + "-1"));
        assertThat(decide().type()).isEqualTo(FilingType.ACCESS_FILING);

        domain = Optional.of(new DomainEntry(true, null, NUMBER + "-1"));
        assertThat(decide().type()).isEqualTo(FilingType.ACCESS_FILING);

        domain = Optional.of(new DomainEntry(true, null, OTHER + "-1"));
        assertThat(decide().type()).isEqualTo(FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT);
    }

    @Test
    void a_domain_that_is_filed_without_saying_for_whom_is_undetermined() {
        subject = new SubjectEntry.Told(NUMBER, true);
        domain = Optional.of(new DomainEntry(true, null, null));

        assertThat(decide().type()).isEqualTo(FilingType.UNDETERMINED);
    }

    @Test
    void the_rule_that_takes_a_service_of_an_empty_subject_is_named_and_holds_in_the_numbers_province_alone() {
        subject = new SubjectEntry.Told(NUMBER, false);
        assertThat(decide().type()).isEqualTo(FilingType.EMPTY_SUBJECT);
        assertThat(decide().facts())
                .contains(TypeFact.of(TypeFact.Kind.EMPTY_SUBJECT_TAKEN, TypeFact.Source.PROVINCE_RULES, false));

        emptySubjectFiles = true;
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_OTHER_PROVIDER);
        assertThat(decide().facts())
                .contains(TypeFact.of(TypeFact.Kind.EMPTY_SUBJECT_TAKEN, TypeFact.Source.PROVINCE_RULES, true));

        subject = new SubjectEntry.Told(OTHER, false);
        assertThat(decide().type()).isEqualTo(FilingType.EMPTY_SUBJECT);
    }

    @Test
    void a_website_may_share_the_domain_of_an_app_of_its_subject_and_does_not_continue_its_number() {
        subject = new SubjectEntry.Told(NUMBER, true);
        domain = Optional.of(new DomainEntry(true, NUMBER, NUMBER + "-2A"));
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_OTHER_PROVIDER);
        assertThat(decide().facts())
                .contains(TypeFact.of(TypeFact.Kind.DOMAIN_FILED, TypeFact.Source.AUTHORITY, false));
        assertThat(facts().filedNumbers()).isEqualTo(new FiledNumbers(NUMBER, null));

        domain = Optional.of(new DomainEntry(true, OTHER, OTHER + "-2A"));
        assertThat(decide().type()).isEqualTo(FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT);
    }

    /** A grant is compared with them in the official form. */
    @Test
    void the_order_gets_the_existing_numbers_in_the_official_form_however_the_authority_writes_them() {
        subject = new SubjectEntry.Told("京ICP备 2026000001", true);
        domain = Optional.of(new DomainEntry(true, null, "京ＩＣＰ备2026000001号－1"));
        assertThat(facts().filedNumbers()).isEqualTo(new FiledNumbers(NUMBER, NUMBER + "-1"));

        domain = Optional.of(new DomainEntry(true, null, "no number"));
        assertThat(facts().filedNumbers().service()).isEqualTo("no number");

        domain = Optional.of(DomainEntry.NOT_FILED);
        subject = SubjectEntry.Told.NOT_FILED;
        assertThat(facts().filedNumbers()).isEqualTo(FiledNumbers.NONE);
    }

    private TypeDecision decide() {
        return TypeDecision.of(facts());
    }

    private TypeFacts facts() {
        return new TypeFacts(
                "11", ownSubject, ownService, domain, subject, barred, oldPlatform, tld, emptySubjectFiles);
    }
}
