package cn.icpfiling.account.reports;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reports as a provider pushes them: signed, over HTTP. */
public final class PushedReports {

    static final String SMS = "/api/v1/delivery-reports/sms";
    static final String CALLS = "/api/v1/delivery-reports/calls";

    private PushedReports() {}

    /** The provider reports on a call of ours. */
    public static ValidatableResponse ofCall(String call, String statusCode) {
        var body = "[{\"out_id\": \"%s\", \"call_id\": \"116^1\", \"status_code\": \"%s\"}]";
        return push(CALLS, body.formatted(call, statusCode), OutsideWorld.REPORTS_SECRET);
    }

    static ValidatableResponse push(String path, String body, String secret) {
        var date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Caller()
                .request()
                .header("X-Report-Key", "reports")
                .header("X-Report-Date", date)
                .header(
                        "X-Report-Signature",
                        ReportSignature.sign(secret, date, path, body.getBytes(StandardCharsets.UTF_8)))
                .body(body)
                .post(path)
                .then();
    }
}
