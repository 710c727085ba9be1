package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.letter.PrintedLetter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The printed form: a page or a PDF, by what the caller accepts. */
@Path("/api/v1/offline-deregistrations")
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class OfflineFormResource {

    private final PrintForm printForm;

    OfflineFormResource(PrintForm printForm) {
        this.printForm = printForm;
    }

    @GET
    @Path("/{id}/form")
    @Produces({MediaType.TEXT_HTML, PrintedLetter.PDF})
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    public Response printOfflineForm(@PathParam("id") UUID id, @Context Request request) {
        var wanted = PrintedLetter.accepted(request);
        var form = printForm.handle(id, wanted);
        return wanted == PrintedLetter.Format.PDF ? PrintedLetter.pdf(form, id.toString()) : PrintedLetter.html(form);
    }
}
