// The pictures that a screen shows while a page is scrolled, as Chromium reports them in a trace.
import type { CDPSession } from '@playwright/test';

/** What Chromium's own reports of its pictures say (`PipelineReporter`, `DrawFrame`). */
type TraceEvent = {
	name: string;
	ph: string;
	ts: number;
	args: {
		frame_reporter?: Record<string, unknown> & { state?: string };
		chrome_frame_reporter?: Record<string, unknown> & { state?: string };
	};
};

/** The pictures of a scroll: ms between them, those that were left out, and those with a gap in them. */
export type Pictures = { deltas: number[]; dropped: number; gaps: number; all: number };

/** The pictures while `act` scrolls a page; throws where Chromium reports none of a scroll. */
export async function pictures(session: CDPSession, act: () => Promise<void>): Promise<Pictures> {
	const events: TraceEvent[] = [];
	const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
	session.on('Tracing.dataCollected', collect);
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: {
			includedCategories: ['devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame']
		}
	});
	await act();
	const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
	await session.send('Tracing.end');
	await complete;
	session.off('Tracing.dataCollected', collect);

	const reports = events
		.filter(({ name, ph }) => name === 'PipelineReporter' && ph === 'b')
		.map(({ ts, args }) => ({ ts, ...(args.frame_reporter ?? args.chrome_frame_reporter) }))
		.filter((report) => report.scroll_state && report.scroll_state !== 'SCROLL_NONE');
	if (reports.length === 0) throw new Error('Chromium reported no picture of the scroll');
	const from = Math.min(...reports.map(({ ts }) => ts));
	const to = Math.max(...reports.map(({ ts }) => ts));
	const drawn = events
		.filter(({ name, ts }) => name === 'DrawFrame' && ts >= from && ts <= to)
		.map(({ ts }) => ts / 1000)
		.toSorted((a, b) => a - b);
	const lacks = (report: Record<string, unknown>) =>
		report.has_missing_content === true ||
		report.checkerboarded_needs_raster === true ||
		report.checkerboarded_needs_record === true;
	return {
		deltas: drawn.slice(1).map((at, i) => at - drawn[i]!),
		dropped: reports.filter(
			(report) => report.state === 'STATE_DROPPED' && report.affects_smoothness === true
		).length,
		gaps: reports.filter(lacks).length,
		all: drawn.length
	};
}
