package cn.icpfiling.gateway.door;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Measures each body by the limits of its direction: an upload from the caller, or a download to the caller. */
@Singleton
final class BodyPaces {

    private final BodyPace.Limits upload;
    private final BodyPace.Limits download;
    private final int steadyRate;

    BodyPaces(
            @ConfigProperty(name = "icp.gateway.body.silence") Duration uploadSilence,
            @ConfigProperty(name = "icp.gateway.body.grace") Duration uploadGrace,
            @ConfigProperty(name = "icp.gateway.body.bytes-a-second") int uploadRate,
            @ConfigProperty(name = "icp.gateway.answer.silence") Duration downloadSilence,
            @ConfigProperty(name = "icp.gateway.answer.grace") Duration downloadGrace,
            @ConfigProperty(name = "icp.gateway.answer.bytes-a-second") int downloadRate,
            @ConfigProperty(name = "icp.gateway.answer.steady-bytes-a-second") int steadyRate) {
        this.upload = new BodyPace.Limits(uploadSilence, uploadGrace, uploadRate);
        this.download = new BodyPace.Limits(downloadSilence, downloadGrace, downloadRate);
        this.steadyRate = steadyRate;
    }

    /** Returns the pace of a request's body, which is held back at first. */
    BodyPace upload() {
        return new BodyPace(upload, System::nanoTime);
    }

    /** Returns the pace of a response's body, which is held back at first. */
    BodyPace download() {
        return new BodyPace(download, System::nanoTime);
    }

    /**
     * Returns what tells a caller who reads steadily from one who does not.
     *
     * @param most how long an answer may wait without a place
     */
    ReaderCredit readerCredit(Duration most) {
        return new ReaderCredit(most, steadyRate);
    }
}
