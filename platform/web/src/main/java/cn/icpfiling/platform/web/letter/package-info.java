/** Letters in Chinese that a holder prints, fills in, signs and uploads as a paper: one frame with a style sheet for A4, for all services. */
package cn.icpfiling.platform.web.letter;
