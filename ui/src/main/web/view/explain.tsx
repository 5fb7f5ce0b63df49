/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import { useEffect, useState } from 'preact/hooks';
import type { Explanation } from '../model/actions';
import { readCapture } from '../model/capture';
import { dump, hex, parseHex, summary } from '../model/frame';
import { href, policyHref, type Route } from '../model/route';
import type { Health, Situation } from '../model/situation';
import { Refusal, type Restconf } from '../live/restconf';
import { Badge, Card, Reasons, Refused } from './parts';

/** Why a frame reaches a tool or does not. Where it enters and what it is are in the address. */
export function ExplainView({ situation, restconf, route }: { situation: Situation; restconf: Restconf;
        route: Route }) {
    const { source = '', bridge = '', port = '', frame = '' } = route.query;
    const tenant = source !== '' ? source.split('/')[0]! : route.query['tenant'] ?? situation.tenants[0] ?? '';
    const [answer, setAnswer] = useState<Explanation>();
    const [refused, setRefused] = useState<string[]>([]);
    useEffect(() => {
        let isCurrent = true;
        setAnswer(undefined);
        setRefused([]);
        if (frame !== '' && (source !== '' || (bridge !== '' && port !== ''))) {
            const where = source !== '' ? { source: source.split('/')[1]! } : { bridge, port };
            restconf.act<Explanation>(`tenant=${encodeURIComponent(tenant)}`, 'explain', { ...where, frame }).then(
                it => isCurrent && setAnswer(it),
                e => isCurrent && setRefused(e instanceof Refusal ? e.sentences : ['The controller does not answer.']));
        }
        return () => {
            isCurrent = false;
        };
    }, [tenant, source, bridge, port, frame]);
    return <>
        <h1>Explain</h1>
        <div class="cards">
            <Question key={`${source} ${bridge} ${port} ${frame}`} situation={situation} query={route.query}/>
            {frame !== '' && <FrameCard title="The frame" frame={frame} headers={answer?.headers}/>}
        </div>
        <Refused of={refused}/>
        {answer !== undefined && <Answer tenant={tenant} answer={answer}/>}
    </>;
}

function Question({ situation, query }: { situation: Situation; query: Record<string, string> }) {
    const [source, setSource] = useState(query['source'] ?? situation.sources[0]?.id ?? '');
    const [text, setText] = useState(query['frame'] ?? '');
    const [frames, setFrames] = useState<Uint8Array[]>([]);
    const [problem, setProblem] = useState('');
    const isPort = source === '';
    const read = async (file: File | undefined): Promise<void> => {
        const found = file === undefined ? 'no file' : readCapture(new Uint8Array(await file.arrayBuffer()));
        setFrames(typeof found === 'string' ? [] : found);
        setProblem(typeof found === 'string' ? found : '');
        setText(typeof found === 'string' ? '' : hex(found[0]!));
    };
    const ask = (e: SubmitEvent): void => {
        e.preventDefault();
        const form = new FormData(e.currentTarget as HTMLFormElement);
        const bytes = parseHex(text);
        setProblem(typeof bytes === 'string' ? bytes : '');
        if (typeof bytes !== 'string') {
            const given = (name: string): string => String(form.get(name) ?? '');
            location.hash = href(['explain'], { source, bridge: given('bridge'), port: given('port'),
                tenant: given('tenant'), frame: hex(bytes) });
        }
    };
    return <Card title="What becomes of a frame?">
        <form onSubmit={e => ask(e as unknown as SubmitEvent)} onDragOver={e => e.preventDefault()} onDrop={e => {
            e.preventDefault();
            void read(e.dataTransfer?.files[0]);
        }}>
            <label>It enters at <select value={source} onChange={e => setSource(e.currentTarget.value)}>
                {situation.sources.map(it => <option key={it.id} value={it.id}>source {it.id}</option>)}
                <option value="">a port of a switch</option>
            </select></label>
            {isPort && <p class="buttons">
                <label>Switch <select name="bridge">{situation.bridges.map(it =>
                    <option key={it.name} selected={it.name === query['bridge']}>{it.name}</option>)}</select></label>
                <label>Port <input name="port" required value={query['port'] ?? ''} size={15}/></label>
                <label>Tenant <select name="tenant">{situation.tenants.map(it =>
                    <option key={it} selected={it === query['tenant']}>{it}</option>)}</select></label></p>}
            <p><label for="frame">Frame in hexadecimal, or a capture file (pcap, pcapng), dropped here or
                chosen:</label> <input type="file" aria-label="Capture file" accept=".pcap,.pcapng,.cap"
                    onChange={e => void read(e.currentTarget.files?.[0])}/></p>
            {frames.length > 1 && <p><label>Frame of the capture <select
                onChange={e => setText(hex(frames[+e.currentTarget.value]!))}>
                {frames.map((it, i) => <option key={i} value={i}>{i + 1}: {it.length} bytes, {summary(it).slice(1)
                    .join(', ')}</option>)}</select></label></p>}
            <textarea id="frame" rows={6} spellcheck={false} value={text}
                onInput={e => setText(e.currentTarget.value)}/>
            <Refused of={problem === '' ? [] : [problem]}/>
            <button type="submit">Explain</button>
        </form>
    </Card>;
}

function FrameCard({ title, frame, headers }: { title: string; frame: string; headers: string | undefined }) {
    const bytes = parseHex(frame);
    return typeof bytes === 'string' ? <Refused of={[bytes]}/> : <Card title={title}>
        <ol class="headers">{summary(bytes).map((it, i) => <li key={i}>{it}</li>)}</ol>
        <p class="hint">{bytes.length} bytes{headers !== undefined && `; the controller reads: ${headers}`}</p>
        <pre tabIndex={0} aria-label={`Bytes of ${title.toLowerCase()}`}>{dump(bytes)}</pre>
    </Card>;
}

const DECISIONS: Record<string, Health> = { forward: 'ok', exclude: 'off', 'no-rule': 'off', 'not-observed': 'off',
    'not-carried-out': 'broken' };

function Answer({ tenant, answer }: { tenant: string; answer: Explanation }) {
    const sources = answer.source ?? [];
    return <div class="answer">
        <Card title={`Observed at ${[answer.bridge, answer.port].filter(Boolean).join(' ')}`}>
            {sources.length === 0 && <p>No source of {tenant} observes it.</p>}
            <ul class="names">{sources.map(it => <li key={it.name}>
                <a href={href([], { select: `source:${tenant}/${it.name}` })}>{it.name}</a>, {it.direction}</li>)}</ul>
            {answer.malformed !== undefined && <p class="bad">Its headers end early: {answer.malformed}</p>}
            <Reasons health="partial" of={answer.note ?? []}/>
        </Card>
        <Card title="Decided by the policies">
            <ul class="decisions">{(answer.policy ?? []).map(it => <li key={it.name}>
                <Badge health={DECISIONS[it.decision ?? ''] ?? 'unknown'} word={it.decision}/>{' '}
                <a href={policyHref(`${tenant}/${it.name}`)}>{it.name}</a>: {it.explanation}
                {it.view !== undefined && it.view !== 'frame' && ` (looks into ${it.view})`}
                {it.path === 'controller' && ' (the controller decides)'}
                <Reasons health="broken" of={it.reason ?? []}/></li>)}</ul>
            {(answer.policy ?? []).length === 0 && <p>There is no policy.</p>}
        </Card>
        <Card title="What the tools get">
            {(answer.tool ?? []).map(it => <section key={it.name} class="place">
                <h3><Badge health={it.copy === undefined ? 'off' : 'ok'} word={copies(it.copy?.length ?? 0)}/>
                {' '}<a href={href([], { select: `tool:${tenant}/${it.name}` })}>{it.name}</a></h3>
                <Reasons health="off" of={it.reason ?? []}/>
                {(it.copy ?? []).map(copy => <FrameCard key={copy.number} headers={copy.headers}
                    frame={copy.frame ?? ''}
                    title={`Copy at ${copy.port?.join(', ') ?? 'no port'} by ${copy.policy?.join(', ') ?? '?'}`}/>)}
            </section>)}
            {(answer.tool ?? []).length === 0 && <p>No tool is named by these policies.</p>}
        </Card>
    </div>;
}

function copies(number: number): string {
    return number === 0 ? 'nothing' : number === 1 ? 'a copy' : `${number} copies`;
}
