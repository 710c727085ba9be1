package cn.icpfiling.platform.web;

import cn.icpfiling.platform.web.call.Retried;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "other")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal")
interface OtherService {

    record Echo(String authorization, String traceparent) {}

    @GET
    @Path("/echo")
    Echo echo();

    @GET
    @Path("/broken")
    Echo broken();

    @GET
    @Path("/refusing")
    @Retried
    Echo refusing();

    @GET
    @Path("/cold")
    @Retried
    Echo cold();

    @GET
    @Path("/dead")
    @Retried
    Echo dead();

    @GET
    @Path("/dead")
    Echo deadAndNotRetried();
}
