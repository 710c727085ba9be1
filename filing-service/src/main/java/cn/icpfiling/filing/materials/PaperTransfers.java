package cn.icpfiling.filing.materials;

import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.transfer.Download;
import cn.icpfiling.platform.web.transfer.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Function;

/** Bounds the papers and photographs that come in and go out: 503 or 429 with Retry-After beyond the bounds. */
@ApplicationScoped
public class PaperTransfers {

    /** Of the connection, the file and the pieces between them. */
    private static final int BUFFERS = 64 << 10;

    private final Transfers transfers;
    private final StreamCipher cipher;
    private final CurrentActor actor;

    PaperTransfers(Transfers transfers, StreamCipher cipher, CurrentActor actor) {
        this.transfers = transfers;
        this.cipher = cipher;
        this.actor = actor;
    }

    /** An upload of the account or partner that the token names. */
    public <T> T upload(InputStream body, Function<InputStream, T> work) {
        return upload(actor.caller(), body, work);
    }

    /** @param holder whose uploads are counted together where there is no token */
    public <T> T upload(UUID holder, InputStream body, Function<InputStream, T> work) {
        return transfers.upload(holder, heap(), body, work);
    }

    /** @param answer made of the download; refused, the download is over */
    public <T> T download(Function<Download, T> answer) {
        var download = transfers.download(actor.caller(), heap());
        try {
            return answer.apply(download);
        } catch (RuntimeException refused) {
            download.close();
            throw refused;
        }
    }

    private int heap() {
        return cipher.heapOfAStream() + BUFFERS;
    }
}
