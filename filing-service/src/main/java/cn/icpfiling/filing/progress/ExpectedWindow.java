package cn.icpfiling.filing.progress;

import java.time.LocalDate;

/** Between which legal days the next step usually comes, counted in working days from the last one. */
public record ExpectedWindow(LocalDate from, LocalDate to, boolean provisional) {}
