package cn.icpfiling.sandbox.sites;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.magic.MagicSite;
import cn.icpfiling.sandbox.refusal.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Sets what a demo site shows, and tells what it served. */
@Path("/sites/{name}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class SiteResource {

    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;

    private final DemoSites sites;

    SiteResource(DemoSites sites) {
        this.sites = sites;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public SiteView put(@PathParam("name") String name, Wish wish) {
        var fields = new Fields();
        optional("/filingNumber", Fields.body(wish).filingNumber(), LONGEST_NUMBER, fields);
        optional("/policeNumber", wish.policeNumber(), LONGEST_NUMBER, fields);
        optional("/siteName", wish.siteName(), LONGEST_NAME, fields);
        fields.refuseIfWrong();
        var domain = domain(name);
        sites.put(domain, wish.page(), wish.filingNumber(), wish.policeNumber(), wish.siteName());
        return view(domain);
    }

    @GET
    public SiteView read(@PathParam("name") String name) {
        return view(domain(name));
    }

    private SiteView view(String domain) {
        var site = sites.site(domain);
        var visits = sites.visits(domain);
        return new SiteView(
                domain,
                site.page(),
                site.filingNumber(),
                site.policeNumber(),
                site.siteName(),
                visits.served(),
                visits.followed(),
                visits.firstServedAt(),
                visits.lastServedAt());
    }

    private static void optional(String pointer, String value, int longest, Fields fields) {
        if (value != null) {
            fields.required(pointer, value, longest);
        }
    }

    private static String domain(String name) {
        try {
            return DomainName.parse(name).ascii();
        } catch (IllegalArgumentException notADomain) {
            var fields = new Fields().wrong("/name", "WRONG_FORM", "the path has no domain name");
            fields.refuseIfWrong();
            throw notADomain;
        }
    }

    /** What the site should show. A missing field has its default: the register's data, and the page by the name. */
    record Wish(MagicSite page, String filingNumber, String policeNumber, String siteName) {}

    record SiteView(
            String domain,
            MagicSite page,
            String filingNumber,
            String policeNumber,
            String siteName,
            long served,
            long followed,
            Instant firstServedAt,
            Instant lastServedAt) {}
}
