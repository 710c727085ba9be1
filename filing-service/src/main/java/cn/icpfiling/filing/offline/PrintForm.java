package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.letter.PdfPages;
import cn.icpfiling.platform.web.letter.PrintedLetter.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Prints the form with the applicant's data in plain text. The audit entry is committed before any data leaves, as for
 * every reveal. The drawing runs outside any transaction.
 */
@ApplicationScoped
class PrintForm {

    private final OfflineAccess access;
    private final ActingFor actingFor;
    private final FormText text;
    private final PdfPages pdf;
    private final AccountLimit limit;
    private final int perHour;
    private final Audit audit;

    PrintForm(
            OfflineAccess access,
            ActingFor actingFor,
            FormText text,
            PdfPages pdf,
            AccountLimit limit,
            @ConfigProperty(name = "icp.offline.forms-per-account-and-hour") int perHour,
            Audit audit) {
        this.access = access;
        this.actingFor = actingFor;
        this.text = text;
        this.pdf = pdf;
        this.limit = limit;
        this.perHour = perHour;
        this.audit = audit;
    }

    byte[] handle(UUID id, Format shape) {
        var holder = UnitOfWork.in(() -> access.readable(id).holder());
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(holder, AccountLimit.Kind.OFFLINE_FORM, perHour);
        var form = UnitOfWork.in(() -> told(access.readable(id), shape));
        var html = html(form);
        return shape == Format.PDF ? pdf.of(html, holder) : html.getBytes(StandardCharsets.UTF_8);
    }

    private OfflineForm told(OfflineDeregistration found, Format shape) {
        audit.record(Act.of("OFFLINE_FORM.MAKE", OfflineProgress.OBJECT, found.id())
                .with("shape", shape)
                .with("onBehalfOf", actingFor.behalf(found.holder())));
        return text.of(found);
    }

    /** Well-formed XML, every value escaped. */
    static String html(OfflineForm form) {
        return Templates.form(form).render();
    }

    @CheckedTemplate(basePath = "offline")
    static final class Templates {
        static native TemplateInstance form(OfflineForm form);

        private Templates() {}
    }
}
