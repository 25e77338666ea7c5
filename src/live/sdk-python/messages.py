"""Reads each case with Anthropic's SDK, event by event and with its accumulating helper, and writes one line of JSON per case.

Arguments: the address of the server, and a file with a JSON list of {number, endpoint}.
"""

import json
import sys

import anthropic

ASKED = {"model": "m", "max_tokens": 64, "messages": [{"role": "user", "content": "hello"}]}


class Pieces:
    """The text, and the arguments of tools by the index of their block."""

    def __init__(self):
        self.text = ""
        self.arguments = {}

    def argument(self, index, piece):
        self.arguments[index] = self.arguments.get(index, "") + piece

    def content(self):
        arguments = [text for _, text in sorted(self.arguments.items()) if text]
        return {"texts": [self.text] if self.text else [], "arguments": arguments}


def raw(client, pieces):
    with client.messages.create(stream=True, **ASKED) as stream:
        for event in stream:
            if event.type == "content_block_delta" and event.delta.type == "text_delta":
                pieces.text += event.delta.text
            elif event.type == "content_block_delta" and event.delta.type == "input_json_delta":
                pieces.argument(event.index, event.delta.partial_json)
    return []


def helper(client, pieces):
    with client.messages.stream(**ASKED) as stream:
        message = stream.get_final_message()
    for place, block in enumerate(message.content):
        if block.type == "text":
            pieces.text += block.text
        elif hasattr(block, "input"):
            pieces.argument(place, json.dumps(block.input))
    return [message.stop_reason]


def attempt(read, client):
    pieces = Pieces()
    try:
        finish = read(client, pieces)
        return {"error": None, "finish": finish, **pieces.content()}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}", "finish": [], **pieces.content()}


with open(sys.argv[2], encoding="utf-8") as cases:
    for case in json.load(cases):
        address = f"{sys.argv[1]}/case/{case['number']}"
        client = anthropic.Anthropic(api_key="none", base_url=address, max_retries=0, timeout=5)
        line = {"number": case["number"], "raw": attempt(raw, client), "helper": attempt(helper, client)}
        print(json.dumps(line))
