package cn.icpfiling.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ids that callers name in a query or a body, where the matrix of authorization does not look. Each has a test that names another
 * one's and gets the answer of one that is not there. A new id of a contract has none, and fails here until it has. Sends nothing.
 */
class IdsOutsidePathsTest {

    /** By service and name of the id: the test of another one's, in the module of the service. */
    private static final Map<String, String> TESTS = Map.ofEntries(
            Map.entry(
                    "account-service captchaId",
                    "CaptchaBeforeCodesApiTest a_picture_is_answered_from_where_it_was_drawn_and_people_behind_one_address_have_one_each"),
            Map.entry("account-service codeId", "StepUpApiTest a_code_of_another_account_purpose_or_object_is_none"),
            Map.entry("account-service object", "StepUpApiTest a_code_of_another_account_purpose_or_object_is_none"),
            Map.entry(
                    "account-service challengeId",
                    "OwnSecondFactorApiTest a_wrong_code_enrols_nothing_nor_does_one_of_another_account"),
            Map.entry(
                    "account-service onBehalfOf",
                    "PartnerCasesApiTest another_partner_learns_nothing_and_a_partner_names_its_customer"),
            Map.entry(
                    "account-service findingId",
                    "SupportCasesApiTest a_holder_asks_about_findings_that_they_were_notified_of_and_once_at_a_time"),
            Map.entry(
                    "account-service clientId",
                    "ScopeRequestsApiTest another_partner_learns_nothing_and_a_partner_does_not_decide"),
            Map.entry(
                    "account-service endpointId", "WebhookEndpointsApiTest the_endpoint_of_another_owner_is_not_found"),
            Map.entry(
                    "filing-service captchaId",
                    "CaptchaApiTest a_picture_solved_by_another_account_opens_nothing_and_stays_its_owners"),
            Map.entry(
                    "filing-service onBehalfOf",
                    "RefusedByRuleApiTest the_customer_of_another_partner_is_404_at_every_operation"),
            Map.entry(
                    "filing-service orderId",
                    "RefusalsApiTest somebody_elses_order_is_not_found_and_no_token_is_no_answer"),
            Map.entry(
                    "filing-service orderIds",
                    "BulkPrecheckApiTest each_order_hears_what_it_would_hear_alone_and_strangers_are_not_there"),
            Map.entry("filing-service typeCheckId", "RefusalsApiTest a_type_check_is_its_owners"),
            Map.entry(
                    "filing-service findingId", "FindingChangesApiTest the_partner_of_another_customer_opens_nothing"),
            Map.entry("filing-service codeId", "CancelAccessApiTest without_password_and_code_nothing_changes"),
            Map.entry(
                    "filing-service subjectId",
                    "FiledRecordsApiTest reviewers_and_the_support_see_it_and_to_a_stranger_it_does_not_exist_however_they_ask"),
            Map.entry(
                    "inspection-service onBehalfOf",
                    "FindingsApiTest another_holder_and_another_partner_see_nothing_and_the_partner_of_the_holder_sees_it"),
            Map.entry(
                    "inspection-service subjectId",
                    "FindingsApiTest another_holder_and_another_partner_see_nothing_and_the_partner_of_the_holder_sees_it"),
            Map.entry(
                    "inspection-service evidence",
                    "FindingCuresApiTest a_contest_names_papers_that_were_handed_in_and_an_inspector_sees_them"),
            Map.entry(
                    "legacy-import-service captchaId",
                    "LegacyClaimsApiTest a_browser_needs_a_solved_picture_and_eleven_tries_an_hour_are_too_many_but_a_masked_number_is_no_try"),
            Map.entry(
                    "legacy-import-service onBehalfOf",
                    "PartnerClaimsApiTest a_partner_names_a_customer_of_its_own_and_sees_no_claim_of_others"),
            Map.entry(
                    "legacy-import-service typeCheckId",
                    "ClaimsByTypeCheckApiTest a_check_of_another_account_is_as_unknown_as_one_that_does_not_exist"));

    /** Ids that open nothing which is not the caller's anyway, with the reason. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.of(
            "legacy-import-service legacyFilingId",
                    "chooses among the filings that login and password open (BeginImport)",
            "account-service serviceId",
                    "a member's grant opens a service while the holder has it, and no other (MembersApiTest)");

    @Test
    void every_id_that_an_applicant_a_partner_or_a_stranger_names_has_a_test_of_anothers() {
        var known = new TreeSet<>(TESTS.keySet());
        known.addAll(WITHOUT_EFFECT.keySet());

        assertThat(named().keySet()).as("%s", named()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void every_test_is_there() throws IOException {
        for (var entry : TESTS.entrySet()) {
            var module = entry.getKey().split(" ")[0];
            var test = entry.getValue().split(" ");
            assertThat(source(module, test[0]))
                    .as("%s of %s", test[0], module)
                    .hasValueSatisfying(text -> assertThat(text).contains("void " + test[1] + "("));
        }
    }

    /** By service and name, the operations that take it. */
    private static Map<String, List<String>> named() {
        var found = new TreeMap<String, List<String>>();
        Operation.all().stream()
                .filter(operation -> !operation.isInternal())
                .filter(operation -> operation.open()
                        || operation.roles().contains("applicant")
                        || operation.roles().contains("partner"))
                .forEach(operation -> ids(Inputs.of(operation))
                        .forEach(name -> found.merge(
                                operation.owner() + " " + name,
                                List.of(operation.toString()),
                                (some, more) -> Stream.concat(some.stream(), more.stream())
                                        .toList())));
        return found;
    }

    private static Stream<String> ids(Inputs inputs) {
        return Stream.concat(inputs.queryParameters().entrySet().stream(), inputs.bodyTexts().entrySet().stream())
                .filter(place -> place.getValue().equals("uuid"))
                .map(place -> place.getKey().replaceAll("/\\d+$", "").replaceAll(".*/", ""))
                .distinct();
    }

    private static Optional<String> source(String module, String test) throws IOException {
        try (var files = Files.walk(Path.of("..", module, "src/test/java"))) {
            var file = files.filter(path -> path.endsWith(test + ".java")).findFirst();
            return file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(file.get()));
        }
    }
}
