package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.refusal.Fields;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The old platform: its filings, as their holders know them, and its exports. */
@Path("/old-platform")
@PermitAll
@RunOnVirtualThread
final class OldPlatformResource {

    private static final String UTF8_CSV = "text/csv;charset=UTF-8";
    private static final String GBK_CSV = "text/csv;charset=GBK";
    private static final String NDJSON = "application/x-ndjson";
    private static final int MOST = 2_000;

    private final RegisterOldFilings registerOldFilings;
    private final OnFirstLook onFirstLook;

    OldPlatformResource(RegisterOldFilings registerOldFilings, OnFirstLook onFirstLook) {
        this.registerOldFilings = registerOldFilings;
        this.onFirstLook = onFirstLook;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(@QueryParam("domain") String domain, @Context HttpHeaders headers) {
        var named = named(domain);
        return Templates.oldPlatform(
                named.orElse(DataSet.DEMO).filings().map(OldFilingView::of).toList(),
                DemoFiling.PASSWORD,
                named.map(filing -> onFirstLook.handle(domain, filing, headers)).orElse(null));
    }

    @GET
    @Path("/filings")
    @Produces(MediaType.APPLICATION_JSON)
    public Filings filings(
            @QueryParam("first") Long first,
            @QueryParam("filings") Integer filings,
            @QueryParam("seed") Long seed,
            @QueryParam("faults") Boolean faults,
            @QueryParam("domain") String domain,
            @Context HttpHeaders headers) {
        var named = named(domain);
        var data = named.orElseGet(() -> data(first, filings, seed, faults));
        return new Filings(
                data.filings().map(OldFilingView::of).toList(),
                data.plan(),
                named.map(filing -> onFirstLook.handle(domain, filing, headers)).orElse(null));
    }

    @POST
    @Path("/registrations")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Registered register(
            @QueryParam("first") Long first,
            @QueryParam("filings") Integer filings,
            @QueryParam("seed") Long seed,
            @QueryParam("domain") String domain) {
        var data = named(domain).orElseGet(() -> data(first, filings, seed, false));
        return new Registered(registerOldFilings.handle(data));
    }

    @GET
    @Path("/exports/{file}")
    @Produces({UTF8_CSV, GBK_CSV, NDJSON})
    @APIResponse(
            responseCode = "200",
            content = {@Content(mediaType = UTF8_CSV), @Content(mediaType = GBK_CSV), @Content(mediaType = NDJSON)})
    public Response export(
            @PathParam("file") String file,
            @QueryParam("first") Long first,
            @QueryParam("filings") Integer filings,
            @QueryParam("seed") Long seed,
            @QueryParam("faults") Boolean faults,
            @QueryParam("domain") String domain) {
        var data = named(domain).orElseGet(() -> data(first, filings, seed, faults));
        var wanted = ExportFile.named(file);
        StreamingOutput written = out -> data.write(wanted, out);
        return Response.ok(written)
                .header("Content-Type", wanted.form().mediaType())
                .build();
    }

    /** The set of one filing or login that the name of a domain stands for; empty without a name. */
    private static Optional<DataSet> named(String domain) {
        if (domain == null || domain.isBlank()) {
            return Optional.empty();
        }
        var found = DataSet.named(domain.strip());
        new Fields()
                .check(
                        found.isPresent(),
                        "/domain",
                        "WRONG_FORM",
                        "domain is a domain name that begins with a label of the old platform, as legacy-import-")
                .refuseIfWrong();
        return found;
    }

    /** Without a number of filings it is the data set for demonstrations. */
    private static DataSet data(Long first, Integer filings, Long seed, Boolean faults) {
        if (filings == null) {
            return DataSet.DEMO;
        }
        var from = first == null ? 0 : first;
        new Fields()
                .check(filings > 0 && filings <= MOST, "/filings", "OUT_OF_RANGE", "filings is 1 to " + MOST)
                .check(
                        from >= 0 && from <= OldFilings.ROWS - filings,
                        "/first",
                        "OUT_OF_RANGE",
                        "first is 0 to " + (OldFilings.ROWS - filings))
                .refuseIfWrong();
        return DataSet.generated(seed == null ? 0 : seed, from, filings, Boolean.TRUE.equals(faults));
    }

    /**
     * @param plan what a load of the exports must report
     * @param loaded whether the platform has the filing; null unless the name of a domain was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Filings(List<OldFilingView> items, LoadPlan plan, Boolean loaded) {}

    /** @param entered filings that the authority's register did not have */
    record Registered(int entered) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance oldPlatform(List<OldFilingView> filings, String password, Boolean loaded);

        private Templates() {}
    }
}
