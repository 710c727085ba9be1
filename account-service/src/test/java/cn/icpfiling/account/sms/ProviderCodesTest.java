package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.DeliveryFailure;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderCodesTest {

    @Test
    void ok_is_accepted_with_the_providers_id() {
        assertThat(outcome(200, "OK")).isEqualTo(new Outcome.Accepted("900619746936498440^0"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, isv.MOBILE_NUMBER_ILLEGAL, Refused",
        "400, isv.MOBILE_NUMBER_ILLEGAL, Refused",
        "200, isv.PARAM_NOT_SUPPORT_URL, Unfit",
        "200, isv.TEMPLATE_MISSING_PARAMETERS, Unapproved",
        "200, isv.SMS_TEMPLATE_ILLEGAL, Unapproved",
        "200, isv.SMS_CONTENT_ILLEGAL, Unfit",
        "200, isv.SMS_SIGNATURE_ILLEGAL, Unavailable",
        "200, isv.BLACK_KEY_CONTROL_LIMIT, Unfit",
        "200, isv.BUSINESS_LIMIT_CONTROL, Unavailable",
        "200, isv.AMOUNT_NOT_ENOUGH, Unavailable",
        "200, isv.OUT_OF_SERVICE, Unavailable",
        "500, isv.ACCOUNT_ABNORMAL, Unavailable",
        "200, isp.RAM_PERMISSION_DENY, Unavailable",
        "403, Forbidden.RAM, Unavailable",
        "400, SignatureDoesNotMatch, Unavailable",
        "400, Throttling.User, Unavailable",
        "503, ServiceUnavailable, Unavailable",
        "400, Unheard.Of, Unavailable",
        "302, , Unavailable",
        "400, , Unavailable",
        "404, , Unavailable",
        "503, , Unavailable",
        "429, , Unavailable",
        "400, SignatureNonceUsed, Unclear",
        "200, isp.SYSTEM_ERROR, Unclear",
        "200, isp.GATEWAY_ERROR, Unclear",
        "500, InternalError, Unclear",
        "503, Unheard.Of, Unclear",
        "500, , Unclear",
        "502, , Unclear",
        "500, OK, Unclear",
        "200, , Unclear"
    })
    void every_answer_says_whether_the_provider_may_have_the_message(int status, String code, String outcome) {
        assertThat(outcome(status, code).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void no_connection_is_no_message_and_no_answer_is_unclear() {
        assertThat(ProviderCodes.outcome(new AcsReply.NotSent("ConnectException"), "BizId"))
                .isInstanceOf(Outcome.Unavailable.class);
        assertThat(ProviderCodes.outcome(new AcsReply.Unclear("no answer in time"), "BizId"))
                .isInstanceOf(Outcome.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({
        "MOBILE_NOT_ON_SERVICE, UNREACHABLE",
        "MOBILE_TERMINAL_ERROR, UNREACHABLE",
        "NUMBER_NOT_EXIST, NUMBER_INVALID",
        "BLACKLIST_FILTERED, BLOCKED",
        "CONTENT_KEYWORD, CONTENT_REFUSED",
        "SP_UNKNOWN_ERROR, OTHER"
    })
    void the_code_of_a_report_has_a_class(String code, DeliveryFailure failure) {
        assertThat(ProviderCodes.failure(code)).isEqualTo(failure);
    }

    private static Outcome outcome(int status, String code) {
        var body = JsonNodeFactory.instance.objectNode();
        if (code != null) {
            body.put("Code", code).put("BizId", "900619746936498440^0");
        }
        return ProviderCodes.outcome(new AcsReply.Answered(status, body), "BizId");
    }
}
