package cn.icpfiling.sandbox.magic;

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

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.magic(MagicTable.entries());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Entries list() {
        return new Entries(MagicTable.entries());
    }

    record Entries(List<MagicTable.Entry> items) {}

    @CheckedTemplate(basePath = "")
    static final class Templates {
        static native TemplateInstance magic(List<MagicTable.Entry> entries);

        private Templates() {}
    }
}
