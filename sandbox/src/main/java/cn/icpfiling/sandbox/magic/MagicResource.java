package cn.icpfiling.sandbox.magic;

import cn.icpfiling.sandbox.words.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/magic")
@PermitAll
@RunOnVirtualThread
final class MagicResource {

    private final Language language;

    MagicResource(Language language) {
        this.language = language;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.magic(entries());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Entries list() {
        return new Entries(entries());
    }

    private List<MagicTable.Entry> entries() {
        return MagicTable.entries().stream()
                .map(entry ->
                        new MagicTable.Entry(language.say(entry.kind()), entry.value(), language.say(entry.effect())))
                .toList();
    }

    record Entries(List<MagicTable.Entry> items) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance magic(List<MagicTable.Entry> entries);

        private Templates() {}
    }
}
