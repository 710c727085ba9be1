package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.refusal.Fields;
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
import java.util.UUID;

@Path("/play")
@PermitAll
@RunOnVirtualThread
final class PlayResource {

    private final PlayFiling playFiling;
    private final Language language;

    PlayResource(PlayFiling playFiling, Language language) {
        this.playFiling = playFiling;
        this.language = language;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return shown(null, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance playByForm(@FormParam("orderId") String orderId) {
        try {
            return shown(play(new Wish(orderId)), "");
        } catch (Refusal refusal) {
            return shown(null, refusal.getMessage());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public PlayFiling.Played play(Wish wish) {
        var fields = new Fields().required("/orderId", Fields.body(wish).orderId(), 36);
        fields.refuseIfWrong();
        var id = wish.orderId().strip();
        fields.check(
                        id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
                        "/orderId",
                        "WRONG_FORM",
                        "/orderId is the id of an order, a UUID")
                .refuseIfWrong();
        var played = playFiling.handle(UUID.fromString(id));
        return new PlayFiling.Played(played.orderId(), played.state(), played.outcome(), language.say(played.steps()));
    }

    private TemplateInstance shown(PlayFiling.Played played, String answer) {
        try {
            return Templates.play(played, answer, playFiling.waiting());
        } catch (Refusal refusal) {
            return Templates.play(played, answer.isEmpty() ? refusal.getMessage() : answer, List.of());
        }
    }

    record Wish(String orderId) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance play(PlayFiling.Played played, String answer, List<PlayFiling.Waiting> waiting);

        private Templates() {}
    }
}
