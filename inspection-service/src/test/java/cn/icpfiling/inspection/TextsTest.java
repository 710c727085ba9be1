package cn.icpfiling.inspection;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.platform.testkit.TextsCovered;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void every_refusal_is_worded_in_both_languages() {
        TextsCovered.by(
                InspectionProblem.class,
                List.of(
                        "LOOKUP_KEY_UNCLEAR",
                        "LOOKUP_DOMAIN_MALFORMED",
                        "ITEM_NOT_ASKED_FOR",
                        "ITEM_ANSWERED_TWICE",
                        "ITEM_NOT_ANSWERED",
                        "ADDRESS_MALFORMED",
                        "CIDR_MALFORMED",
                        "CIDR_HOST_BITS",
                        "CIDR_TOO_WIDE",
                        "CIDR_SPECIAL_PURPOSE",
                        "REGION_UNKNOWN",
                        "DATES_REVERSED",
                        "NETWORKS_OVERLAP",
                        "NETWORK_OF_OTHER_PROVIDER",
                        "NETWORK_NOT_LISTED",
                        "TOO_MANY_NETWORKS",
                        "DOMAIN_MALFORMED",
                        "DOMAIN_REPEATED",
                        "DOMAIN_NOT_FILED_WITH_PROVIDER",
                        "SEEN_IN_THE_FUTURE",
                        "SEEN_TIMES_REVERSED",
                        "TOO_MANY_LINES",
                        "LINE_TOO_LONG",
                        "LINE_UNREADABLE",
                        "POLICIES_EFFECTIVE_IN_THE_PAST",
                        "POLICY_ID_TWICE",
                        "POLICY_GENERAL_MISSING",
                        "POLICY_REASON_UNKNOWN",
                        "POLICY_REMINDER_TOO_EARLY",
                        "POLICY_OVERLAP",
                        "POLICY_REASON_NOT_OF_SUBJECT",
                        "FINDING_UNKNOWN_REASON",
                        "CONTESTED_OFTEN_ENOUGH",
                        "EXTENSION_TOO_LONG",
                        "RECHECKED_BY_ITS_SOURCE"));
    }
}
