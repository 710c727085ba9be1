package cn.icpfiling.filing.offline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A province that accepts a new service of an empty subject may do so for one type of filing alone. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class EmptySubjectRulesApiTest extends OfflineScene {

    private String offlineCase;

    @BeforeEach
    void an_empty_subject_that_is_filed_elsewhere() {
        FiledAtTheAuthority.under(applicant.certificateNumber, "赣ICP备2025000009号", "");
        applicant.region = Map.of("province", "36", "city", "360100", "county", "360102");
        offlineCase = OfflineCase.opened(applicant, Applicant.domain("ok"));
    }

    @AfterEach
    void what_others_see_is_as_before() {
        ProvinceRuleSets.replaces(sql, ProvinceRuleSets.SHIPPED);
        FiledAtTheAuthority.noMore(applicant.certificateNumber);
    }

    @Test
    void an_entry_for_subjects_filed_elsewhere_opens_a_new_service_to_them_and_is_told_at_the_case_on_paper() {
        OfflineCase.shows(applicant, offlineCase).then().body("warnings.code", is(empty()));

        accepts("NEW_SERVICE_OTHER_PROVIDER");

        applicant.checksType(Applicant.domain("ok")).then().body("type", is("NEW_SERVICE_OTHER_PROVIDER"));
        OfflineCase.shows(applicant, offlineCase).then().body("warnings.code", contains("SERVICE_MAY_BE_ADDED"));
        instructions(offlineCase).then().body("warnings.code", contains("SERVICE_MAY_BE_ADDED"));
    }

    @Test
    void an_entry_for_subjects_on_record_here_is_none_for_those_filed_elsewhere() {
        accepts("NEW_SERVICE_SAME_PROVIDER");

        applicant.checksType(Applicant.domain("ok")).then().body("type", is("EMPTY_SUBJECT"));
        OfflineCase.shows(applicant, offlineCase).then().body("warnings.code", is(empty()));
    }

    private void accepts(String type) {
        ProvinceRuleSets.replaces(
                sql,
                ProvinceRuleSets.SHIPPED
                        + ProvinceRuleSets.entry("T-36-EMPTY", "EMPTY_SUBJECT", "36", "ADD_SERVICE")
                        + "    types: [" + type + "]\n");
    }
}
