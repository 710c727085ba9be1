package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.play.LoadOldFiling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the filing of a name to the platform and to the authority when it is looked at for the first time. */
@ApplicationScoped
class OnFirstLook {

    private static final String BUCKET = "s3://exports/";

    private final RegisterOldFilings register;
    private final LoadOldFiling load;

    OnFirstLook(RegisterOldFilings register, LoadOldFiling load) {
        this.register = register;
        this.load = load;
    }

    /**
     * A request that a person did not ask this site for changes nothing: a prefetch, or a picture on a page of another site.
     *
     * @return whether the platform has it now
     */
    boolean handle(String domain, DataSet filing, HttpHeaders headers) {
        var name = DomainName.parse(domain.strip()).ascii();
        if (isUnasked(headers)) {
            return load.isLoaded(name);
        }
        register.handle(filing);
        return load.handle(
                name,
                Arrays.stream(TableKind.values())
                        .collect(Collectors.toMap(
                                TableKind::name,
                                table -> BUCKET + OldExport.keyOf(name, new ExportFile(table, ExportForm.CSV)))));
    }

    private static boolean isUnasked(HttpHeaders headers) {
        return "cross-site".equals(headers.getHeaderString("Sec-Fetch-Site"))
                || Stream.of("Sec-Purpose", "Purpose")
                        .map(headers::getHeaderString)
                        .anyMatch(purpose -> purpose != null && purpose.startsWith("prefetch"));
    }
}
