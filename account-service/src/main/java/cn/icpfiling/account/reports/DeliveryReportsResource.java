package cn.icpfiling.account.reports;

import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.MachineClock;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Takes the reports that the providers of SMS and calls push. */
@Path("/api/v1/delivery-reports")
@SignedReport
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class DeliveryReportsResource {

    private static final String PATH = "/api/v1/delivery-reports";

    private final ReportSignature signature;
    private final TakeSmsReports smsReports;
    private final TakeCallReports callReports;
    private final ObjectMapper json;
    private final CurrentVertxRequest requests;
    private final Clock machine;

    DeliveryReportsResource(
            ReportSignature signature,
            TakeSmsReports smsReports,
            TakeCallReports callReports,
            ObjectMapper json,
            CurrentVertxRequest requests,
            @MachineClock Clock machine) {
        this.signature = signature;
        this.smsReports = smsReports;
        this.callReports = callReports;
        this.json = json;
        this.requests = requests;
        this.machine = machine;
    }

    /** What the provider expects of a receiver. */
    record Received(int code, String msg) {

        static final Received OK = new Received(0, "OK");
    }

    /** What is read of a report on an SMS. A provider may send more. */
    record PushedSms(
            @JsonProperty("out_id") String outId,
            @JsonProperty("biz_id") String bizId,
            Boolean success,
            @JsonProperty("err_code") String errCode,
            @JsonProperty("report_time") String reportTime) {}

    /** What is read of a report on a call. A provider may send more. */
    record PushedCall(
            @JsonProperty("out_id") String outId,
            @JsonProperty("call_id") String callId,
            @JsonProperty("status_code") String statusCode,
            @JsonProperty("end_time") String endTime) {}

    @POST
    @Path("/sms")
    @PermitAll
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PushedSms.class)))
    @BodyLimit(1 << 20)
    public Received reportSms(
            @HeaderParam(ReportSignature.KEY) @Size(max = 64) String key,
            @HeaderParam(ReportSignature.DATE) @Size(max = 40) String date,
            @HeaderParam(ReportSignature.SIGNATURE) @Size(max = 64) String sign,
            byte[] body) {
        var batch = taken(key, date, sign, "/sms", body);
        var known = each(batch, report -> SmsReport.read(report, machine.instant()));
        smsReports.handle(known);
        smsReports.unknown(batch.size() - known.size());
        return Received.OK;
    }

    @POST
    @Path("/calls")
    @PermitAll
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PushedCall.class)))
    @BodyLimit(1 << 20)
    public Received reportCalls(
            @HeaderParam(ReportSignature.KEY) @Size(max = 64) String key,
            @HeaderParam(ReportSignature.DATE) @Size(max = 40) String date,
            @HeaderParam(ReportSignature.SIGNATURE) @Size(max = 64) String sign,
            byte[] body) {
        var batch = taken(key, date, sign, "/calls", body);
        callReports.handle(each(batch, CallReport::read));
        return Received.OK;
    }

    private List<JsonNode> taken(String key, String date, String sign, String path, byte[] body) {
        var bytes = body == null ? new byte[0] : body;
        var address = ReportSignature.addressOf(requests.getCurrent().request());
        signature.require(new ReportSignature.Headers(key, date, sign, address), PATH + path, bytes);
        return ReportBatch.read(json, bytes);
    }

    private static <T> List<T> each(List<JsonNode> batch, Function<JsonNode, Optional<T>> read) {
        return batch.stream().map(read).flatMap(Optional::stream).toList();
    }
}
