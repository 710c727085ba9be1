package cn.icpfiling.platform.web.transfer;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.BodyLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Uploads and downloads as services write them. */
@Path("/api/v1/transfers/{caller}")
@PermitAll
@RunOnVirtualThread
@Consumes("image/png")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
final class TransferResource {

    static final int KIBIBYTE = 1 << 10;

    private final Transfers transfers;

    TransferResource(Transfers transfers) {
        this.transfers = transfers;
    }

    @PUT
    @BodyLimit(4 << 20)
    public String upload(@PathParam("caller") String caller, InputStream body) {
        return transfers.upload(caller, KIBIBYTE, body, paced -> Long.toString(read(paced)));
    }

    /** Reads the body and waits for what never comes. */
    @PUT
    @Path("/waiting")
    @BodyLimit(4 << 20)
    public String waiting(@PathParam("caller") String caller, InputStream body) {
        return transfers.upload(caller, KIBIBYTE, body, paced -> {
            read(paced);
            try {
                return Caller.await(() -> {
                    new CountDownLatch(1).await();
                    return "never";
                });
            } catch (InterruptedException gone) {
                throw new ProblemException(CommonProblem.SERVICE_BUSY).causedBy(gone);
            }
        });
    }

    /** Answers before it has read anything. */
    @PUT
    @Path("/refused")
    @BodyLimit(4 << 20)
    public String refused(@PathParam("caller") String caller, InputStream body) {
        throw new ProblemException(CommonProblem.PRECONDITION_FAILED);
    }

    @GET
    public Response download(@PathParam("caller") String caller, @QueryParam("size") int size) {
        var content = InputStream.nullInputStream();
        if (size > 0) {
            content = new Zeros(size);
        }
        return Response.ok(transfers.download(caller, KIBIBYTE).of(content))
                .header("Content-Length", size)
                .build();
    }

    private static long read(InputStream body) {
        try {
            return body.transferTo(OutputStream.nullOutputStream());
        } catch (BrokenBody broken) {
            throw broken.refusal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Zeros extends InputStream {

        private int left;

        Zeros(int size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
