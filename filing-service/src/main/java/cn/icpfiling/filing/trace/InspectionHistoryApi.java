package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.history.HistoryAnswer;
import cn.icpfiling.platform.history.HistoryQuestion;
import cn.icpfiling.platform.web.ServiceCallFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What inspection-service knows of a filing. */
@RegisterRestClient(configKey = "trace-inspection")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/history-entries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface InspectionHistoryApi {

    @POST
    HistoryAnswer entries(HistoryQuestion question);
}
