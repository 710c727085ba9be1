package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/api/v1/notice-templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
@RunOnVirtualThread
final class NoticeTemplatesResource {

    private final ShowTemplates templates;

    NoticeTemplatesResource(ShowTemplates templates) {
        this.templates = templates;
    }

    @GET
    public Page<TemplateView> listNoticeTemplates(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit,
            @Context HttpHeaders headers) {
        return templates.page(cursor, limit, language(headers));
    }

    @GET
    @Path("/{template}")
    public TemplateView showNoticeTemplate(
            @PathParam("template") NoticeTemplate template, @Context HttpHeaders headers) {
        return templates.one(template, language(headers));
    }

    private static Language language(HttpHeaders headers) {
        return Language.of(List.of(
                cn.icpfiling.platform.web.problem.Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
    }
}
