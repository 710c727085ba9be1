package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.words.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/reset")
@PermitAll
@RunOnVirtualThread
final class ResetResource {

    private final ResetOwnData resetOwnData;
    private final Language language;

    ResetResource(ResetOwnData resetOwnData, Language language) {
        this.resetOwnData = resetOwnData;
        this.language = language;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.reset(null, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance resetByForm(
            @FormParam("accessToken") String accessToken, @FormParam("phone") String phone) {
        try {
            var done = resetOwnData.handle(new ResetOwnData.Wish(accessToken, phone));
            return Templates.reset(language.say(done.isEmpty() ? List.of("There was nothing to reset.") : done), "");
        } catch (Refusal refusal) {
            return Templates.reset(null, refusal.getMessage());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Done reset(ResetOwnData.Wish wish) {
        return new Done(language.say(resetOwnData.handle(wish)));
    }

    record Done(List<String> steps) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance reset(List<String> done, String answer);

        private Templates() {}
    }
}
