package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.TypeFacts.OldPlatform;
import cn.icpfiling.filing.core.TypeFacts.OwnService;
import cn.icpfiling.filing.core.TypeFacts.OwnSubject;
import cn.icpfiling.filing.core.TypeFacts.Registered;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The decision table of domain.md 2.1, row by row. */
class TypeDecisionTest {

    private static final String NUMBER = "京ICP备2026000001号";
    private static final Registered NOTHING = new Registered(true, null, null, false, null, null, false);
    private static final OldPlatform NOT_THERE = new OldPlatform("NONE", null);

    private static final Instant SAID = Instant.parse("2026-02-01T03:04:05Z");
    private static final TypeFact STORED =
            new TypeFact(TypeFact.Kind.BLACKLISTED, TypeFact.Source.STORED_BLACKLIST, "YES", SAID);

    private Optional<Instant> barredSince = Optional.empty();
    private Optional<OwnSubject> ownSubject = Optional.empty();
    private Optional<OwnService> ownService = Optional.empty();
    private Optional<Registered> authority = Optional.of(NOTHING);
    private Optional<OldPlatform> oldPlatform = Optional.of(NOT_THERE);
    private boolean emptySubjectFiles;
    private Optional<Boolean> tldApproved = Optional.of(true);

    @Test
    void nothing_known_is_a_first_filing_and_says_what_was_asked() {
        var decision = decide();

        assertThat(decision.type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decision.facts())
                .contains(
                        new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.AUTHORITY, "NO"),
                        new TypeFact(TypeFact.Kind.DOMAIN_FILED, TypeFact.Source.AUTHORITY, "NO"),
                        new TypeFact(TypeFact.Kind.ON_OLD_PLATFORM, TypeFact.Source.OLD_PLATFORM, "NO"));
    }

    @Test
    void what_the_old_platform_has_is_claimed_or_imported() {
        oldPlatform = Optional.of(new OldPlatform("LEGACY_IMPORT", "x***@example.com"));

        assertThat(decide().type()).isEqualTo(FilingType.LEGACY_IMPORT);
        assertThat(decide().maskedLogin()).isEqualTo("x***@example.com");
        oldPlatform = Optional.of(new OldPlatform("CLAIM", null));
        assertThat(decide().type()).isEqualTo(FilingType.CLAIM);
    }

    @Test
    void what_is_live_here_is_filed_already_or_anothers() {
        ownService = Optional.of(new OwnService(true, true, true));
        assertThat(decide().type()).isEqualTo(FilingType.ALREADY_FILED_HERE);

        ownService = Optional.of(new OwnService(true, false, true));
        assertThat(decide().type()).isEqualTo(FilingType.OWNED_BY_ANOTHER_ACCOUNT);
    }

    @Test
    void cancelled_here_or_served_elsewhere_is_an_access_filing() {
        ownService = Optional.of(new OwnService(true, true, false));
        assertThat(decide().type()).isEqualTo(FilingType.ACCESS_FILING);

        ownService = Optional.empty();
        authority = Optional.of(new Registered(true, NUMBER, "11", true, NUMBER, NUMBER + "-1", false));
        assertThat(decide().type()).isEqualTo(FilingType.ACCESS_FILING);
    }

    @Test
    void a_domain_of_somebody_else_is_named_so() {
        ownService = Optional.of(new OwnService(false, false, true));
        assertThat(decide().type()).isEqualTo(FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT);

        ownService = Optional.empty();
        authority = Optional.of(new Registered(true, null, null, false, NUMBER, NUMBER + "-1", false));
        assertThat(decide().type()).isEqualTo(FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT);
    }

    @Test
    void the_blacklist_blocks() {
        authority = Optional.of(new Registered(true, null, null, false, null, null, true));

        assertThat(decide().type()).isEqualTo(FilingType.BLOCKED);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.BLACKLISTED, TypeFact.Source.AUTHORITY, "YES"));
    }

    @Test
    void an_entry_of_the_stored_blacklist_blocks_and_says_its_age() {
        barredSince = Optional.of(SAID);

        assertThat(decide().type()).isEqualTo(FilingType.BLOCKED);
        assertThat(decide().facts()).contains(STORED);

        authority = Optional.of(new Registered(true, NUMBER, "11", true, NUMBER, NUMBER + "-1", false));
        assertThat(decide().type()).isEqualTo(FilingType.ACCESS_FILING);
        assertThat(decide().facts()).doesNotContain(STORED);
    }

    @Test
    void while_the_authority_is_silent_an_entry_of_the_stored_blacklist_is_told_and_decides_nothing() {
        authority = Optional.empty();
        assertThat(decide().facts()).isEmpty();

        barredSince = Optional.of(SAID);
        assertThat(decide().type()).isEqualTo(FilingType.UNDETERMINED);
        assertThat(decide().facts()).containsExactly(STORED);
        assertThat(decide().missing()).containsExactly(TypeFact.Source.AUTHORITY);

        oldPlatform = Optional.of(new OldPlatform("CLAIM", null));
        assertThat(decide().type()).isEqualTo(FilingType.CLAIM);
        assertThat(decide().facts()).doesNotContain(STORED);

        oldPlatform = Optional.empty();
        authority = Optional.of(NOTHING);
        assertThat(decide().facts()).isEmpty();
    }

    @Test
    void nobody_is_told_of_a_login_or_a_blacklist_that_did_not_decide() {
        oldPlatform = Optional.of(new OldPlatform("NONE", "x***@example.com"));
        tldApproved = Optional.of(false);

        assertThat(decide().type()).isEqualTo(FilingType.BLOCKED);
        assertThat(decide().maskedLogin()).isNull();
        assertThat(decide().facts()).extracting(TypeFact::fact).doesNotContain(TypeFact.Kind.BLACKLISTED);
    }

    @Test
    void an_unapproved_top_level_domain_blocks_what_is_not_filed_and_only_that() {
        tldApproved = Optional.of(false);
        assertThat(decide().type()).isEqualTo(FilingType.BLOCKED);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.TLD_APPROVED, TypeFact.Source.APPROVED_LISTS, "NO"));

        authority = Optional.of(new Registered(true, NUMBER, "11", true, NUMBER, NUMBER + "-1", false));
        assertThat(decide().type()).isEqualTo(FilingType.ACCESS_FILING);

        authority = Optional.of(NOTHING);
        tldApproved = Optional.empty();
        assertThat(decide().missing()).containsExactly(TypeFact.Source.APPROVED_LISTS);
    }

    @Test
    void a_subject_with_services_gets_a_new_one_and_one_without_is_empty() {
        authority = Optional.of(new Registered(true, NUMBER, "11", true, null, null, false));
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_OTHER_PROVIDER);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.AUTHORITY, "YES"));

        authority = Optional.of(new Registered(true, NUMBER, "11", false, null, null, false));
        assertThat(decide().type()).isEqualTo(FilingType.EMPTY_SUBJECT);

        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", true, true));
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_SAME_PROVIDER);

        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", true, false));
        assertThat(decide().type()).isEqualTo(FilingType.EMPTY_SUBJECT);

        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", false, true));
        assertThat(decide().type()).isEqualTo(FilingType.OWNED_BY_ANOTHER_ACCOUNT);
    }

    @Test
    void a_province_that_takes_a_service_of_an_empty_subject_opens_the_way_and_the_rule_is_named() {
        authority = Optional.of(new Registered(true, NUMBER, "11", false, null, null, false));
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.EMPTY_SUBJECT_TAKEN, TypeFact.Source.PROVINCE_RULES, "NO"));

        emptySubjectFiles = true;
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_OTHER_PROVIDER);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.EMPTY_SUBJECT_TAKEN, TypeFact.Source.PROVINCE_RULES, "YES"));

        ownSubject = Optional.of(new OwnSubject(NUMBER, "11", true, false));
        assertThat(decide().type()).isEqualTo(FilingType.NEW_SERVICE_SAME_PROVIDER);
    }

    @Test
    void another_province_is_another_filing() {
        authority = Optional.of(new Registered(true, NUMBER, "31", true, null, null, false));

        assertThat(decide().type()).isEqualTo(FilingType.PROVINCE_DIFFERS);
    }

    @Test
    void a_silent_source_leaves_it_undetermined_and_is_named() {
        authority = Optional.empty();
        assertThat(decide().type()).isEqualTo(FilingType.UNDETERMINED);
        assertThat(decide().missing()).containsExactly(TypeFact.Source.AUTHORITY);

        oldPlatform = Optional.empty();
        assertThat(decide().missing()).containsExactly(TypeFact.Source.AUTHORITY, TypeFact.Source.OLD_PLATFORM);
    }

    @Test
    void a_silent_source_does_not_matter_where_our_own_records_decide() {
        authority = Optional.empty();
        oldPlatform = Optional.empty();
        ownService = Optional.of(new OwnService(true, true, true));

        assertThat(decide().type()).isEqualTo(FilingType.ALREADY_FILED_HERE);
        assertThat(decide().missing()).isEmpty();
    }

    @Test
    void a_certificate_that_the_authority_cannot_be_asked_by_is_told() {
        authority = Optional.of(new Registered(false, null, null, false, null, null, false));

        assertThat(decide().type()).isEqualTo(FilingType.FIRST_FILING);
        assertThat(decide().facts())
                .contains(new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.AUTHORITY, "NOT_ASKED"));
    }

    private TypeDecision decide() {
        return TypeDecision.of(new TypeFacts(
                "11", ownSubject, ownService, authority, barredSince, oldPlatform, tldApproved, emptySubjectFiles));
    }
}
