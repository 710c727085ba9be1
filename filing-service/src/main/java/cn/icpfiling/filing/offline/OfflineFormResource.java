package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The printed form: a page or a PDF, by what the caller accepts. */
@Path("/api/v1/offline-deregistrations")
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class OfflineFormResource {

    private static final String PDF = "application/pdf";
    private static final List<Variant> SHAPES =
            Variant.mediaTypes(MediaType.TEXT_HTML_TYPE, MediaType.valueOf(PDF)).build();

    private final PrintForm printForm;

    OfflineFormResource(PrintForm printForm) {
        this.printForm = printForm;
    }

    @GET
    @Path("/{id}/form")
    @Produces({MediaType.TEXT_HTML, PDF})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    public Response printOfflineForm(@PathParam("id") UUID id, @Context Request request) {
        var wanted = request.selectVariant(SHAPES);
        if (wanted == null) {
            throw new NotAcceptableException();
        }
        var pdf = wanted.getMediaType().isCompatible(MediaType.valueOf(PDF));
        var answer = Response.ok(printForm.handle(id, pdf ? PrintForm.Shape.PDF : PrintForm.Shape.HTML))
                .type(pdf ? PDF : "text/html; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff");
        return pdf
                ? answer.header("Content-Disposition", "attachment; filename=\"" + id + ".pdf\"")
                        .build()
                : answer.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                        .build();
    }
}
