package cn.icpfiling.filing.progress;

import java.time.LocalDate;

/** The legal days between which the next step usually comes, counted in working days from the last step. */
public record ExpectedWindow(LocalDate from, LocalDate to, boolean provisional) {}
